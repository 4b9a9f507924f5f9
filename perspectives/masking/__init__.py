"""What is hidden in a masked wording, and what in it may still point someone out.

``wording`` reads the brackets, ``detectors`` find (one module per kind), ``register`` knows the people of a dialogue,
``assistant`` puts it together into findings, ``services`` does what a person decides about them. Nothing is hidden by
itself, and no page ever says that a wording cannot be traced.
"""

from .wording import Caution, Hint, Piece, bracketed, names_in, pieces, warnings

__all__ = ["Caution", "Hint", "Piece", "bracketed", "names_in", "pieces", "warnings"]
