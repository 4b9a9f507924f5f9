"""The board: statements under perspectives under themes, moved by hand, many at a time, and undone."""
