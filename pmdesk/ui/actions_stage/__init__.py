"""The Actions stage: what changes, by whom and by when, and which conditions that covers."""
