"""The picture that the demo's owner shows: a sketch of a house, drawn with a few lines."""

import io

from PIL import Image, ImageDraw

from actions.models import AttachmentKind, StatusReport
from actions.reporting import keeping
from dialogues.files.cleaning import cleaned_picture

PAPER, INK, FAINT, TINT = "#f6f1e6", "#2b3a42", "#b9b3a3", "#dfe8e2"
ALT = (
    "Skiss över panncentralen: en stor sal i mitten, ett kök mot gården, en verkstad i norr och tre mindre rum för "
    "läxhjälp och föreningsmöten."
)
ROOMS = [
    (120, 140, 520, 560), (520, 140, 1080, 560), (1080, 140, 1480, 420), (1080, 420, 1480, 720),
    (120, 560, 420, 860), (420, 560, 720, 860), (720, 560, 1080, 860), (1080, 720, 1480, 860),
]  # fmt: skip
"""Corners of the rooms; the second is the hall."""
DOORS = [((520, 300), (520, 400)), ((1080, 240), (1080, 330)), ((800, 560), (900, 560)), ((560, 560), (640, 560)),
         ((720, 140), (860, 140)), ((1080, 520), (1080, 600))]  # fmt: skip


def sketch() -> bytes:
    """Return the drawing as PNG."""
    paper = Image.new("RGB", (1600, 1000), PAPER)
    pen = ImageDraw.Draw(paper)
    for step in range(40, 1600, 40):
        pen.line([(step, 0), (step, 1000)], fill="#ece6d8")
        pen.line([(0, step), (1600, step)], fill="#ece6d8")
    for number, room in enumerate(ROOMS):
        pen.rectangle(room, fill=TINT if number == 1 else PAPER, outline=INK, width=7)
    for door in DOORS:
        pen.line(door, fill=PAPER, width=13)
    for seat in range(620, 1000, 90):
        pen.ellipse([(seat, 300), (seat + 46, 346)], outline=INK, width=4)
        pen.ellipse([(seat, 400), (seat + 46, 446)], outline=INK, width=4)
    for at in range(1140, 1440, 70):
        pen.rectangle([(at, 470), (at + 46, 500)], outline=FAINT, width=4)
    pen.line([(120, 930), (1480, 930)], fill=FAINT, width=3)
    kept = io.BytesIO()
    paper.save(kept, "PNG")
    return kept.getvalue()


def show(report: StatusReport) -> None:
    """Let the sketch stand beside a report."""
    with keeping.placed({AttachmentKind.PICTURE.value: cleaned_picture(sketch())}) as shown:
        shown.attach(report, names={AttachmentKind.PICTURE.value: "panncentralen.jpg"}, alt=ALT)
