"""The window that the room sees: pages as plain data, one painter, one window, one thumbnail."""
