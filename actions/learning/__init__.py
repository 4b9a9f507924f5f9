"""Learning: looking back with those who took part, lessons, and the case that others can read."""
