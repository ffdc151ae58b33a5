"""The Open stage: what is read aloud, how the room talks, who takes which part."""
