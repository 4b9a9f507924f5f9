"""Comments from participants on a promise, answered by its owner, shown by rules that anyone can read."""
