"""What was caught on the side: ideas held back, open questions, the parking lot."""
