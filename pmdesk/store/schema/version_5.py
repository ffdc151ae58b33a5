"""Hashes for what had none: steps of the history, settings, the standing of reviews, the guard."""

VERSION_5 = """
ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE policies ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE guard ADD COLUMN total TEXT NOT NULL DEFAULT '';
ALTER TABLE guard ADD COLUMN hash TEXT NOT NULL DEFAULT ''
"""
