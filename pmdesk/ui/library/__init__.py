"""The home of a library: the list of reviews, the first start, and the way in for new ones."""
