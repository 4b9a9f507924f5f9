"""Following promises by mail: asked for, confirmed, told of what happens, and left with one press."""
