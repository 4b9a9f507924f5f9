"""The team's meetings: agenda, who was there, what was decided, and minutes that the members read and confirm."""
