"""The follow-up report: frozen for a period, made by the worker, published, sent to the bodies that decided."""
