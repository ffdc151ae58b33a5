"""pmdesk leads an incident post-mortem on a shared screen, from the timeline to the report."""

__version__ = "0.1.0"
