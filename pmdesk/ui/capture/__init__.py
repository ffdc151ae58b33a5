"""The line at the foot of the console, into which goes what was just said."""
