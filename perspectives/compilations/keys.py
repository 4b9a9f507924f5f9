"""The lasting names of themes and perspectives: the same in every version, on the page, on paper and on the cards."""

import re

from ..models import Perspective, Theme

LENGTH = 10
KEY = re.compile(rf"[tp][0-9a-f]{{{LENGTH}}}")
"""What a key looks like; anything else is none."""


def theme_key(theme: Theme) -> str:
    return f"t{theme.creation_key.hex[:LENGTH]}"


def perspective_key(perspective: Perspective) -> str:
    return f"p{perspective.creation_key.hex[:LENGTH]}"
