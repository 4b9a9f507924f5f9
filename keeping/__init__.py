"""How is it kept? Backups of the installation, and the archive of one dialogue that outlives it."""
