"""Privacy for a whole municipality: its rules of retention, its protocols, and in which dialogues somebody is."""
