"""Widgets that several windows use, each one way to do a thing."""
