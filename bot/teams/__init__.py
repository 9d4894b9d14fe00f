"""Teams activities in, Teams activities out: authentication, adapter, connector."""
