"""Statements: lifted, released, listed."""
