"""Hostile inputs for every way into the program: what they are made of, and where they go in."""
