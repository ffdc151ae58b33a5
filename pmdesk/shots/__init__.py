"""Pictures of every window and stage, for `pmdesk demo`, `make shots` and the user guide."""
