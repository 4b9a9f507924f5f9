"""The page on which statements are lifted from a text and given themes."""
