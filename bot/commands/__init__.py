"""The words of the command line: thin functions that take plain arguments and call use cases."""
