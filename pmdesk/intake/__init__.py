"""Foreign text and files as proposed entries with warnings: text or bytes in, values out."""
