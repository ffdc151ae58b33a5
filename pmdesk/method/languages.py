"""Which language a review is written in, as far as lists of words and rules go."""


def main_language(tag: str) -> str:
    """The language of a tag such as "en-GB" or "pt_BR"; English where none is named."""
    return tag.lower().replace("_", "-").partition("-")[0].strip() or "en"
