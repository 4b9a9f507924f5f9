"""Thousands of edits at once, and a proof from their own journal that no accepted one was lost."""
