"""How a promise is to be carried out: steps, resources, expected effect, indicators, and at which level it works."""
