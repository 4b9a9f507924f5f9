"""Which themes a statement may belong to, by its likeness to what has been coded. Local: no other service is asked."""
