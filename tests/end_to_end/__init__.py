"""Whole reviews made in real windows on a virtual screen, by keys alone and by mouse alone."""
