"""The Prepare stage: the title block of the review and its seats."""
