"""Word lists of the assistant, written for it: first names, ordinary words, what is known and points nobody out."""
