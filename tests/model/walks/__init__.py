"""Whole walks at random: a review to walk through, and somebody who edits it on the way."""
