"""Reports that come, and what is done when they do not."""
