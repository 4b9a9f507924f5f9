"""A municipality's own look: its accent in every scheme with contrast kept, and its logo."""
