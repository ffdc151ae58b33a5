"""Trials on real data that is not part of the project: `make torture`."""
