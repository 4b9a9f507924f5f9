"""Backup and restore of the whole installation: see docs/backup.md for what is in the file and how it is used."""
