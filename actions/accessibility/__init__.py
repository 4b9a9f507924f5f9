"""The accessibility statement, municipality by municipality, and what people report that they could not use."""
