"""How a word of the command line ends when it does not end well."""


class Refused(Exception):
    """What was asked is not done, for the reason given: exit status 1."""


class Unusable(Exception):
    """Wrong use, or input that cannot be read: exit status 2."""
