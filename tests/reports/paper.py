"""Small documents and what to read out of a PDF, for the tests of this room and of those that print."""

import io
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import page
import pikepdf
import pypdf


def html(body: str, *, title: str = "Det vi fick höra", head: str = "", lang: str = "sv") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="/static/css/print.css">{head}</head>'
        f'<body data-foot="Umeå kommun" data-draft="Utkast">{body}</body></html>'
    )


def faults(path: Path) -> list[str]:
    """What breaks PDF/UA-1, according to page-validation; empty when nothing does."""
    result = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    text = str(result)
    return [] if "Checks: 0 failed" in text else [line for line in text.splitlines() if line.startswith("[")]


def text_of(pdf: Path | bytes) -> str:
    """The text as a reader extracts it, white space made single."""
    reader = pypdf.PdfReader(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def fonts_of(path: Path) -> set[str]:
    """Base names of the fonts used, without subset prefix and weight; each must be embedded."""
    names = set()
    with pikepdf.open(path) as pdf:
        for sheet in pdf.pages:
            for font in sheet.Resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor), font.BaseFont
                names.add(str(font.BaseFont).lstrip("/").split("+")[-1])
    return names


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """Structure elements of one kind (``/TH``) that hang in the tree, in reading order."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR":
            if node.get("/S") == kind:
                found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


@dataclass(frozen=True)
class Word:
    """A word as it stands on paper, in millimetres from the upper left corner of its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def words_of(path: Path) -> list[Word]:
    """Every word and where it stands, running heads too, in the order of the page's own code."""
    found, number = [], 0
    for line in _said("pdftotext", "-bbox", path, "-").splitlines():
        if "<page " in line:
            number += 1
        elif match := re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line):
            place = [float(value) * 25.4 / 72 for value in match.groups()[:4]]
            found.append(Word(number, *place, unescape(match[5])))
    return found


def spoken(path: Path) -> list[tuple[str, str]]:
    """What a screen reader says, as (role, words) of each paragraph, heading, cell: the tags in their order.

    Lines are put together without the space between them, which tags do not hold: compare with ``squeezed``.
    """
    blocks: list[tuple[str, list[str]]] = []
    for line in _said("pdfinfo", "-struct-text", path).splitlines():
        line = line.strip()
        if line.startswith('"'):
            blocks[-1][1].append(line.removeprefix('"').removesuffix('"'))
        elif role := re.match(r"(H\d|P|TH|TD|LBody|Caption|BlockQuote|Figure)\b", line):
            blocks.append((role[1], []))
    return [(role, "".join(parts)) for role, parts in blocks if "".join(parts).strip()]


def squeezed(text: str) -> str:
    """``text`` without any white space, in its composed form: what is left to compare when lines are broken anew."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout  # noqa: S603
