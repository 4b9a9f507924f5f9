"""The archive of one dialogue, in an open format that outlives this program (docs/archive.md)."""

FORMAT, FORMAT_VERSION = "dialogplattform-archive", 1
