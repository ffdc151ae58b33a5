"""The language mirror in the window: waves under words, and the bubble that speaks of them."""
