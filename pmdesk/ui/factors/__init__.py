"""The Factors stage: conditions as cards, by category or by group."""
