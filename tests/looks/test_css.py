"""The look keeps its promises: enough contrast in both schemes, one home for colours, no dead reference."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "static" / "css"
TEMPLATES = ROOT / "templates"
TOKENS = (CSS / "tokens.css").read_text()

TEXT = 4.5
LINE = 3.0
GROUNDS = ("ground", "sheet")
OWN_VALUES = {"tokens.css", *(path.name for path in CSS.glob("print*.css"))}
"""The tokens, and the stylesheets of PDFs, whose values tests/reports compares with the tokens."""
PAIRS = [
    *((ink, on, TEXT) for ink in ("ink", "ink-2", "ink-3", "accent", "accent-hover", "danger") for on in GROUNDS),
    *((ink, tint, TEXT) for ink in ("ink", "ink-2", "accent") for tint in ("accent-tint",)),
    *((ink, "accent-mid", TEXT) for ink in ("ink",)),
    ("ink", "hatch-ink", TEXT),
    *((ink, "notice-tint", TEXT) for ink in ("ink", "ink-2", "notice", "accent")),
    *((ink, "danger-tint", TEXT) for ink in ("ink", "danger", "accent")),
    ("notice", "sheet", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    *(("on-heat", heat, TEXT) for heat in ("heat-1", "heat-2", "heat-3")),
    ("wall-ink", "wall", TEXT),
    ("wall-accent", "wall", TEXT),
    ("wall-line", "wall", LINE),
    *((line, on, LINE) for line in ("line-strong", "accent", "notice-line", "danger", "focus") for on in GROUNDS),
]  # fmt: skip


def block(text: str, start: str) -> str:
    """The declarations between the braces that follow ``start``."""
    inside = text[text.index("{", text.index(start)) + 1 :]
    depth = 1
    for place, sign in enumerate(inside):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return inside[:place]
    raise AssertionError(f"{start} is never closed")


def colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\s*;", text))


LIGHT = colours(block(TOKENS, ":root {"))
DARK = LIGHT | colours(block(TOKENS, "prefers-color-scheme: dark"))
PRINT = LIGHT | colours(block(TOKENS, "@media print"))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_in_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "values"), [("light", LIGHT), ("dark", DARK), ("print", PRINT)])
def test_every_pair_of_tokens_keeps_its_contrast(scheme, values):
    poor = {
        f"{front} on {back}": round(contrast(values[front], values[back]), 2)
        for front, back, least in PAIRS
        if contrast(values[front], values[back]) < least
    }
    assert poor == {}


def test_colours_have_one_home():
    elsewhere = {
        path.name: found
        for path in CSS.rglob("*.css")
        if path.name not in OWN_VALUES
        for found in [re.findall(r"(?<!url\()#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", path.read_text())]
        if found
    }
    assert elsewhere == {}


def test_every_token_that_is_used_is_defined():
    defined = set(re.findall(r"--([\w-]+):", TOKENS))
    used = {name for path in CSS.rglob("*.css") for name in re.findall(r"var\(--([\w-]+)", path.read_text())}
    assert used - defined == set()


def test_every_rule_stands_in_a_layer():
    loose = [
        path.name
        for path in CSS.rglob("*.css")
        if path.name not in OWN_VALUES
        and re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S).strip().split(None, 1)[0] != "@layer"
    ]
    assert loose == []


def test_every_stylesheet_and_static_file_that_a_template_names_exists():
    missing = []
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        for names in re.findall(r"{% css ((?:\"[\w-]+\"\s*)+)%}", text):
            wanted = [CSS / "components" / f"{name}.css" for name in re.findall(r'"([\w-]+)"', names)]
            missing += [f"{path.name}: {file.name}" for file in wanted if not file.exists()]
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"]", text):
            if not name.startswith(("mfa/", "account/", "admin/")) and not (ROOT / "static" / name).exists():
                missing.append(f"{path.name}: {name}")
    assert missing == []


def test_every_symbol_that_a_template_draws_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (TEMPLATES / "components" / "sprite.html").read_text()))
    drawn = {
        name for path in TEMPLATES.rglob("*.html") for name in re.findall(r'<use href="#([\w-]+)"', path.read_text())
    }
    assert drawn - sprite == set()


def test_no_page_has_inline_script_style_or_handler():
    guilty = []
    for path in TEMPLATES.rglob("*.html"):
        if path.parent.name == "mail" or path.name == "archive_index.html":
            continue  # a mail has no stylesheet to link, nor has a page inside an archive
        text = path.read_text()
        if re.search(r"<style|\sstyle=|\son\w+=\"|<script(?![^>]*\ssrc=)(?![^>]*application/json)", text):
            guilty.append(str(path.relative_to(TEMPLATES)))
    assert guilty == []


def test_a_symbol_shares_its_id_with_nothing_on_a_page():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (TEMPLATES / "components" / "sprite.html").read_text()))
    taken = {
        f"{path.name}: {name}"
        for path in TEMPLATES.rglob("*.html")
        if path.name != "sprite.html"
        for name in re.findall(r'(?<![\w-])id="([\w-]+)"', path.read_text())
        if name in sprite
    }
    assert taken == set()
