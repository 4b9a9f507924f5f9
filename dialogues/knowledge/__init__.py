"""The knowledge base: what is known about the issue already, whose picture it is, and what nobody knows."""
