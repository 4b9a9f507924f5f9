"""Tests of how the product is run. ``stack_*.py`` here are run against a started stack, by ``scripts/production``."""

import pytest


@pytest.fixture(autouse=True)
def fresh_cache():
    """In the place of the suite's: here nothing is kept in the cache, and a stack's Redis holds its queue too."""
