"""One module a kind of document: bytes to lines in reading order. Only the quarantine calls them."""
