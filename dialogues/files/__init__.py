"""Files that people hand us, before anything in them is believed: packed archives, and text as it is kept."""

LARGEST_FILE = 10 * 1024 * 1024
"""Largest file that is read, in bytes."""
