"""The Lessons stage: what was learned, as cards in four columns."""
