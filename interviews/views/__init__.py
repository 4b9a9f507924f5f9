"""Pages of the interviews room."""
