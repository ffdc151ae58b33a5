"""What leading a meeting keeps: roles to spare, the ideas, who had the floor, how safe it felt."""

VERSION_4 = """
ALTER TABLE reviews ADD COLUMN roles_spared TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reviews ADD COLUMN drift_word TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN response_communication TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN soak_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reviews ADD COLUMN ideas_opened TEXT;
ALTER TABLE reviews ADD COLUMN ideas_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE participation (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    seat TEXT NOT NULL,
    turns INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    heard INTEGER NOT NULL,
    share INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX participation_by_review ON participation (review);
CREATE TABLE safety (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    position INTEGER NOT NULL,
    meeting TEXT NOT NULL,
    level_5 INTEGER NOT NULL,
    level_4 INTEGER NOT NULL,
    level_3 INTEGER NOT NULL,
    level_2 INTEGER NOT NULL,
    level_1 INTEGER NOT NULL,
    note TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX safety_by_review ON safety (review);
"""
