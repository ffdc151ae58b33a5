"""An hour's meeting played through minute by minute, in real windows and in time given to it."""
