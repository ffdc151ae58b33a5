"""A board: cards in columns, under headings that fold, moved by drag, by key and by menu."""
