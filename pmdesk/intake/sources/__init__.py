"""The exports of other tools: one small module for each source, and one table of them all."""
