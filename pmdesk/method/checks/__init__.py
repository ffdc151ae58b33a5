"""The checks of a review's structure, one module for each part: every one gives findings."""
