"""Which apps are ours: the folders beside this one that hold an app. Asks no settings, which the logs are part of."""

from pathlib import Path

OURS = frozenset(file.parent.name for file in Path(__file__).resolve().parents[1].glob("*/apps.py"))
