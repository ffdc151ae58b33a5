"""What an entry rests on and where it comes from, pinned questions, the course of a graph."""

VERSION_3 = """
ALTER TABLE entries ADD COLUMN support TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN contributor TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN import_key TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN entry TEXT NOT NULL DEFAULT '';
ALTER TABLE worksheet ADD COLUMN course TEXT NOT NULL DEFAULT '';
"""
