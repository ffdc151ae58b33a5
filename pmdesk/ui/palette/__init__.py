"""The command palette: everything that can be done now, by a few letters of its name."""
