"""Choosing whom to ask: what goes into the solver (``meetings/selection/``), what came out, and what becomes of it."""
