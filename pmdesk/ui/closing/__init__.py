"""The Close stage: what was decided, who backs it, what stays open, and who hears of it."""
