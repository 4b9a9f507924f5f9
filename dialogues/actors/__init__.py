"""The actor map: who does what for whom, with which resources, in which forums, and what is missing."""
