"""The design team: who sits in it, its meetings with what was decided, and who has taken on what."""
