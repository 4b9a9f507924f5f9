"""One accent in, all its shades out: for light, dark and paper, each with the contrast that WCAG 2.2 asks for.

Someone chooses one colour. The rest follows from its hue: lighter until it can be read on dark, tints until text can be
read on them. What is chosen is never changed in silence: one that is too light for text is refused, with the nearest
that is not.
"""

import colorsys
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEX = re.compile(r"^#[0-9a-f]{6}$")
TEXT = 4.5
LIGHT = {
    "ground": "#f3f4f0", "sheet": "#ffffff", "notice-tint": "#fdf1d8", "danger-tint": "#fceae8",
    "ink": "#16201f", "ink-2": "#45524f",
}  # fmt: skip
DARK = {
    "ground": "#111819", "sheet": "#192224", "notice-tint": "#32290f", "danger-tint": "#3b1d1b",
    "ink": "#e8edea", "ink-2": "#bac4c1",
}  # fmt: skip
"""What the accent stands beside, as in ``static/css/tokens.css``; ``tests/accounts/look`` compares the two."""
PAPER = "#ffffff"
ON_DARK = "#0a1d21"
USUAL = {"accent": "#0b5563", "accent-tint": "#eef5f6", "accent-mid": "#b5d6dc"}
"""The product's own on paper."""


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _mix(colour: str, into: str, share: float) -> str:
    """``share`` of ``colour`` and the rest of ``into``."""
    pairs = [(int(colour[at : at + 2], 16), int(into[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(own * share + other * (1 - share)):02x}" for own, other in pairs)


def _reads(colour: str, grounds: list[str]) -> bool:
    return all(contrast(colour, ground) >= TEXT for ground in grounds)


def _beside(scheme: dict[str, str]) -> list[str]:
    return [scheme[name] for name in ("ground", "sheet", "notice-tint", "danger-tint")]


def _tint(colour: str, into: str, share: float, *readers: str) -> str:
    """As much of ``colour`` in ``into`` as all ``readers`` can still be read on, at most ``share``."""
    while share > 0 and not _reads_all(readers, made := _mix(colour, into, share)):
        share -= 0.01
    return made if share > 0 else into


def _reads_all(readers: tuple[str, ...], ground: str) -> bool:
    return all(contrast(reader, ground) >= TEXT for reader in readers)


@dataclass(frozen=True)
class Shades:
    """The five tokens of one scheme."""

    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    accent_mid: str

    def as_css(self) -> str:
        named = {name.replace("_", "-"): value for name, value in vars(self).items()}
        return " ".join(f"--{name}: {value};" for name, value in named.items())


def checked(colour: str) -> str:
    """Return the colour as ``#rrggbb`` in small letters.

    Raises:
        ValidationError: it is no colour, or too light to be read as text; with the nearest that is not.
    """
    colour = colour.strip().lower()
    if not colour.startswith("#"):
        colour = f"#{colour}"
    if not HEX.match(colour):
        raise ValidationError(_("Write the colour as six signs after a #, as in #0b5563."))
    if _reads(colour, _beside(LIGHT)):
        return colour
    raise ValidationError(
        _("The colour is too light: links in it could not be read by everybody. %(darker)s is the same colour, darker.")
        % {"darker": darker(colour)}
    )


def darker(colour: str) -> str:
    """The colour made just dark enough to be read on everything light."""
    hue, lightness, saturation = _hls(colour)
    while not _reads(found := _hex(hue, lightness, saturation), _beside(LIGHT)):
        lightness -= 0.01
    return found


def light(colour: str) -> Shades:
    hue, lightness, saturation = _hls(colour)
    return Shades(
        accent=colour,
        accent_hover=_hex(hue, lightness * 0.7, saturation),
        on_accent=PAPER,
        accent_tint=_tint(colour, LIGHT["sheet"], 0.12, colour, LIGHT["ink"], LIGHT["ink-2"]),
        accent_mid=_tint(colour, LIGHT["sheet"], 0.3, LIGHT["ink"]),
    )


def dark(colour: str) -> Shades:
    hue, lightness, saturation = _hls(colour)
    lightness, saturation = max(lightness, 0.6), min(saturation, 0.65)
    while not _reads(found := _hex(hue, lightness, saturation), [*_beside(DARK), ON_DARK]):
        lightness += 0.01
    return Shades(
        accent=found,
        accent_hover=_hex(hue, lightness + (1 - lightness) * 0.4, saturation),
        on_accent=ON_DARK,
        accent_tint=_tint(found, DARK["sheet"], 0.16, found, DARK["ink"], DARK["ink-2"]),
        accent_mid=_tint(found, DARK["sheet"], 0.38, DARK["ink"]),
    )


def paper(colour: str) -> dict[str, str]:
    """The three that paper uses."""
    return {
        "accent": colour,
        "accent-tint": _tint(colour, PAPER, 0.07, colour),
        "accent-mid": _mix(colour, PAPER, 0.3),
    }


def stylesheet(colour: str) -> str:
    """The tokens that a municipality's colour takes the place of; linked after ``tokens.css``."""
    printed = " ".join(f"--{name}: {value};" for name, value in paper(colour).items())
    return (
        "@layer tokens {\n"
        f"  :root {{ {light(colour).as_css()} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {dark(colour).as_css()} }} }}\n"
        f"  @media print {{ :root {{ {printed} }} }}\n"
        "}\n"
    )
