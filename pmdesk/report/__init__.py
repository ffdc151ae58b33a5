"""Reports: a review becomes a document of blocks, and writers make files of it."""
