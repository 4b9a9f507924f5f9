"""Anchoring: who has been asked to stand behind the mandate, each answer they gave, and what their yes rests on."""
