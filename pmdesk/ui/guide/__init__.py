"""The guide at the right of the console: what to ask, which bias to mind, private notes."""
