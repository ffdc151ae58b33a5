"""What the window says and does while its library cannot be written."""
