"""Prioritising: rounds of dots or scales, given by phone or on paper, with what was objected (docs/rounds.md)."""
