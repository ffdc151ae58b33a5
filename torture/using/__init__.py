"""The trial of a user in parts: what is done, what is heard of it, measured and compared."""
