"""The conversation: understand a message, read a document, converse step by step, and word the answer."""
