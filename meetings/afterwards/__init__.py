"""After a meeting: the summary by mail, once each, and what people thought of it, followed over the meetings."""
