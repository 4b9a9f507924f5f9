"""Small documents and what to read out of a PDF, for the tests of this room and of those that print."""

import io
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
