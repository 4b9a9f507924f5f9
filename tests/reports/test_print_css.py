"""Paper has the tokens' values: print.css may only use colours that tokens.css knows for light or for print."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static/css"
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


@pytest.mark.parametrize("name", sorted(path.name for path in CSS.glob("print*.css")))
def test_print_uses_the_colours_of_the_tokens(name):
    tokens = (CSS / "tokens.css").read_text().split("prefers-color-scheme: dark")
    light, printed = tokens[0], tokens[1].split("@media print")[1]
    assert set(COLOUR.findall((CSS / name).read_text())) <= set(COLOUR.findall(light + printed))


def test_print_stays_small():
    assert len((CSS / "print.css").read_bytes()) < 11_000
