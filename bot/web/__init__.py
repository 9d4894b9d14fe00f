"""The HTTP routes: activities, health, metrics, calendars and pages."""
