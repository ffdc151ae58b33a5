"""The dialog of backups: what differs from now, and the ways back."""
