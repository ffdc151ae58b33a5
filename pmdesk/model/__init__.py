"""Values and rules of a review: standard library only, no files, no clock, no toolkit."""
