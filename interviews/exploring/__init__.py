"""Exploratory interviews: talks by which candidates for the design team are found, with questions of their own."""
