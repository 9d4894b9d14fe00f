"""From a question understood to an answer: the asked fact first, then the card; every fact from the register, never composed."""
