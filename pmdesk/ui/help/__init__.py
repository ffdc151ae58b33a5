"""Help: what this program is, where its files lie, and every key."""
