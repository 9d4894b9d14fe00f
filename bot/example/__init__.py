"""The example network: an invented plan, an invitation and a list of members, for `serve --example`.

Its clock starts at 2027-03-09T08:55:00+01:00: the day before a joint meeting, five minutes before the reminder of it.
"""
