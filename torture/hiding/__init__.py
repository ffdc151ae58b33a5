"""Reviews in which every word tells where it stands, and where such words may be found again."""
