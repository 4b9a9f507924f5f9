"""Two coders on the same statements: who chose what, how well they agree, and what is decided where they do not."""
