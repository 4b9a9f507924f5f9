"""One module per kind of thing that may point somebody out. Each takes a ``Plain`` and yields ``Found``.

They are pure and linear in the wording: every repetition in a pattern is bounded.
"""
