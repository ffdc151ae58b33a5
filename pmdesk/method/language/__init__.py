"""The language mirror: marks wording that judges people, or that reads the past from its end."""
