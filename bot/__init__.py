"""The host: Teams, HTTP, cards, pages, calendars, delivery, clock, settings and the command line."""
