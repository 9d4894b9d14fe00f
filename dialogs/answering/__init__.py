"""From a question to an answer: the fact asked for, then the card. Facts are told or quoted, never invented."""
