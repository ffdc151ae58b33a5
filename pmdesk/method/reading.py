"""How long a text takes when somebody reads it aloud, without haste."""

WORDS_A_MINUTE = 150


def reading_seconds(text: str) -> int:
    """The seconds that the words take, rounded to 10; at least 10 where there is a word."""
    words = len(text.split())
    return max(10, round(words * 6 / WORDS_A_MINUTE) * 10) if words else 0
