"""The library file: opened, locked, migrated, written in one way, undone, backed up, verified."""
