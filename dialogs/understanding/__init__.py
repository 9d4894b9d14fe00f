"""From a typed message to a `Question` or a command: time values, lexicon, rules as data."""
