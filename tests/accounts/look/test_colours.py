"""One colour in, all its shades out, and every pair keeps the contrast of WCAG 2.2."""

import colorsys
import random

import pytest
from django.core.exceptions import ValidationError

from accounts.look import colours
from tests.looks.test_css import DARK, LIGHT, PAIRS, PRINT, contrast

OURS = {"accent", "accent-hover", "on-accent", "accent-tint", "accent-mid"}


def named(shades: colours.Shades) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in vars(shades).items()}


def some_colours() -> list[str]:
    """Two hundred, the same each time: of every hue, dull and bright, dark and light."""
    dice = random.Random(8)  # noqa: S311 - the same colours each time
    found = ["#0b5563", "#000000", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808080", "#ffffff"]
    for step in range(192):
        parts = colorsys.hls_to_rgb(step / 192, dice.uniform(0.05, 0.95), dice.random())
        found.append("#" + "".join(f"{round(part * 255):02x}" for part in parts))
    return found


def test_what_the_accent_stands_beside_is_what_the_tokens_say():
    assert {name: LIGHT[name] for name in colours.LIGHT} == colours.LIGHT
    assert {name: DARK[name] for name in colours.DARK} == colours.DARK
    assert {name: PRINT[name] for name in colours.USUAL} == colours.USUAL


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_with_an_accent_keeps_its_contrast_whatever_the_colour(scheme):
    poor = {}
    for chosen in some_colours():
        usable = colours.darker(chosen)
        own = named(getattr(colours, scheme)(usable))
        values = {"light": LIGHT, "dark": DARK}[scheme] | own
        for front, back, least in PAIRS:
            if {front, back} & OURS and contrast(values[front], values[back]) < least:
                poor[f"{chosen}: {front} on {back}"] = round(contrast(values[front], values[back]), 2)
    assert poor == {}


def test_paper_reads_too():
    for chosen in some_colours():
        own = colours.paper(colours.darker(chosen))
        assert contrast(own["accent"], "#ffffff") >= 4.5
        assert contrast(own["accent"], own["accent-tint"]) >= 4.5


def test_a_colour_that_is_too_light_is_refused_with_the_nearest_that_is_not():
    with pytest.raises(ValidationError) as refused:
        colours.checked("#FFD54A")
    [words] = refused.value.messages
    suggested = words.split("#")[1][:6]
    assert colours.checked(suggested) == f"#{suggested}"


@pytest.mark.parametrize("written", ["red", "#12345", "#12345g", "url(x)", "#0b5563;}*{display:none"])
def test_what_is_no_colour_is_refused(written):
    with pytest.raises(ValidationError):
        colours.checked(written)


def test_small_ways_of_writing_are_fine():
    assert colours.checked(" 0B5563 ") == "#0b5563"
