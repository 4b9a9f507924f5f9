"""Word lists of the assistant, written for it: first names, ordinary words, what is known and points nobody out."""


def listed(text: str) -> list[str]:
    """Return the words of a list that is written as running text."""
    return text.split()
