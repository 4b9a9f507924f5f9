"""Everything that a municipality has promised, across its dialogues: a page, a feed and the data."""
