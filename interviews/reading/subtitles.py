"""Subtitles (.vtt, .srt), as transcribing services give them: cues made into lines with time and speaker.

Cues of the same speaker after each other become one paragraph, ``[00:12:31] Anna: …``. A file is put in order first
(``_cues``), so that a cue with a time that cannot be read keeps its words, and nothing is dropped without being said.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import webvtt
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.files.archive import left_out

_TIMING = re.compile(
    r"^\s*(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})(.*)$"
)
_ARROW = "-->"
_NO_TIME = "9999999999:59:59.999"
"""Stands for a time that could not be read, on the way through the parser."""
_VOICE = re.compile(r"<v(?:\.[\w-]+)*[ \t]+([^>\n]{1,200})>")
_TAGS = re.compile(r"</?(?:v|b|i|u|c|s|lang|ruby|rt|font|span|\d[\d:.]{3,15})(?:[.\s][^<>\n]{0,200})?>", re.I)
_ALIGNMENT = re.compile(r"\{\\[^{}\n]{1,80}\}")
_NAMED = re.compile(r"^\s*(?:>>\s*)?([^\W\d_][^\n:.!?…\[\](){}<>]{0,40}?):(?:\s+|$)(?=\S|$)")
_BRACKETED = re.compile(r"^\s*\[([^\W\d_][^\n\[\]]{0,40})\]:?\s+(?=\S)")
_SENTENCE_END = (".", "!", "?", "…", '"', "”")
PAUSE = 2.0
"""Seconds of silence that end a paragraph when nobody is named."""
LONG_ENOUGH = 1200
"""Characters after which a paragraph ends with its sentence, so that a time is never far away."""


def looks_like_vtt(text: str) -> bool:
    return re.match(r"\ufeff?WEBVTT(?:[ \t\r\n]|$)", text) is not None


def looks_like_srt(text: str) -> bool:
    """Whether the first thing in the text is a cue: a number, then a line with an arrow, or the arrow at once."""
    lines = [line.strip() for line in re.split(r"\r\n?|\n", text[:2000].lstrip("\ufeff")) if line.strip()][:2]
    arrow = re.compile(r"^\S*\d\S*\s*-->\s*\S*\d")
    return bool(lines) and bool(
        arrow.match(lines[0]) or (len(lines) > 1 and lines[0].isdecimal() and arrow.match(lines[1]))
    )


@dataclass
class _Cues:
    """A file put in order: cues with good timing lines, and what stood around them."""

    blocks: list[str] = field(default_factory=list)
    bad_times: int = 0
    comments: int = 0
    looks: bool = False
    """Styles, regions or places on the screen."""


def _cues(text: str) -> _Cues:
    """Divide into cues; words after an empty line belong to the cue before, as some programs write them."""
    found = _Cues()
    blocks = re.split(r"\n[ \t]*\n", re.sub(r"\r\n?", "\n", text).lstrip("\ufeff").strip("\n"))
    if blocks and blocks[0].startswith("WEBVTT"):
        _header, arrow, rest = blocks[0].partition("\n")
        blocks[:1] = [rest] if arrow and _ARROW in rest else []
    for block in blocks:
        _sort_block(found, [line for line in block.split("\n") if line.strip()])
    return found


def _sort_block(found: _Cues, lines: list[str]) -> None:
    if not lines:
        return
    if _ARROW not in "".join(lines[:2]):
        if lines[0].split()[0] == "NOTE":
            found.comments += 1
            return
        if lines[0].strip() in {"STYLE", "REGION"} and not found.blocks:
            found.looks = True
            return
    current: list[str] | None = None
    at = 0
    while at < len(lines):
        if _ARROW in lines[at]:
            current = [_timing(found, lines[at])]
            found.blocks.append("")
        elif at + 1 < len(lines) and _ARROW in lines[at + 1] and (lines[at].strip().isdecimal() or at == 0):
            pass  # the number or the name of the cue that begins on the next line
        elif current is not None:
            current.append(lines[at])
        elif found.blocks and not (len(lines) == 1 and lines[0].strip().isdecimal()):
            found.blocks[-1] += "\n" + lines[at]
        elif not found.blocks and not lines[at].strip().isdecimal():
            current = [f"{_NO_TIME} --> {_NO_TIME}", lines[at]]  # words before the first cue
            found.blocks.append("")
        if current is not None:
            found.blocks[-1] = "\n".join(current)
        at += 1


def _timing(found: _Cues, line: str) -> str:
    match = _TIMING.match(line)
    if match is None or any(int(match[n]) > 59 for n in (2, 3, 6, 7)):
        found.bad_times += 1
        return f"{_NO_TIME} --> {_NO_TIME}"
    found.looks = found.looks or bool(match[9].strip())
    ends = [
        f"{int(match[n] or 0):02d}:{int(match[n + 1]):02d}:{int(match[n + 2]):02d}.{match[n + 3].ljust(3, '0')}"
        for n in (1, 5)
    ]
    return f"{ends[0]} --> {ends[1]}"


@dataclass
class _Turn:
    """What one speaker says in one go; ``at`` and ``until`` in seconds, None when the time could not be read."""

    speaker: str
    words: str
    at: float | None
    until: float | None

    @property
    def line(self) -> str:
        time = ""
        if self.at is not None:
            minutes, seconds = divmod(int(self.at), 60)
            time = f"[{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}] "
        return f"{time}{self.speaker}: {self.words}" if self.speaker else f"{time}{self.words}"


def _turns(captions: list[webvtt.Caption]) -> Iterator[_Turn]:
    """Yield what each speaker says in each cue. A name stands in a voice tag, or first in a line before a colon."""
    for caption in captions:
        unknown = caption.start == _NO_TIME
        at = None if unknown else caption.start_time.in_milliseconds() / 1000
        until = None if unknown else caption.end_time.in_milliseconds() / 1000
        parts = _VOICE.split(caption.raw_text)
        pieces = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
        for voice, raw in pieces:
            for speaker, words in _by_line(_plain(voice), raw):
                if words or speaker:
                    yield _Turn(speaker, words, at, until)


def _by_line(voice: str, raw: str) -> Iterator[tuple[str, str]]:
    speaker, words = voice, ""
    for line in raw.split("\n"):
        named = None if voice else _NAMED.match(_ALIGNMENT.sub("", _TAGS.sub("", line))) or _BRACKETED.match(line)
        if named:
            yield speaker, words
            speaker, words = _plain(named[1]), _plain(_ALIGNMENT.sub("", _TAGS.sub("", line))[named.end() :])
        else:
            words = f"{words} {_plain(line)}".strip()
    yield speaker, words


def _plain(words: str) -> str:
    return " ".join(html.unescape(_ALIGNMENT.sub("", _TAGS.sub("", words))).split())


def _paragraphs(turns: Iterator[_Turn]) -> list[_Turn]:
    """Join turns of the same speaker; where nobody is named at all, a pause begins a new paragraph."""
    joined: list[_Turn] = []
    listed = list(turns)
    named = any(turn.speaker for turn in listed)
    for turn in listed:
        last = joined[-1] if joined else None
        if last is None or (turn.speaker and turn.speaker != last.speaker) or _ends(last, turn, named):
            if last is not None and not turn.speaker and named:
                turn.speaker = last.speaker  # the same one goes on after a long paragraph
            joined.append(turn)
        else:
            last.words = f"{last.words} {turn.words}".strip()
            last.until = turn.until or last.until
    return [turn for turn in joined if turn.words]


def _ends(last: _Turn, turn: _Turn, named: bool) -> bool:
    sentence = last.words.endswith(_SENTENCE_END)
    if len(last.words) > LONG_ENOUGH and sentence:
        return True
    if named or last.until is None or turn.at is None:
        return False
    return turn.at - last.until >= PAUSE


def read_subtitles(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the lines of a subtitle file, and what to look at or was not taken. Empty when there is no cue in it."""
    found = _cues(text)
    captions = webvtt.from_string("WEBVTT\n\n" + "\n\n".join(found.blocks) + "\n").captions if found.blocks else []
    lines = [turn.line for turn in _paragraphs(_turns(captions))]
    notes = []
    if found.bad_times:
        notes.append(
            ngettext(
                "%(count)d time could not be read. The words are there, without a time.",
                "%(count)d times could not be read. The words are there, without times.",
                found.bad_times,
            )
            % {"count": found.bad_times}
        )
    comments = found.comments and ngettext("%(count)d comment", "%(count)d comments", found.comments)
    return "\n".join(lines), (
        *notes,
        *left_out(
            [
                comments % {"count": found.comments} if comments else "",
                _("where on the screen the words stood and how they looked") if found.looks else "",
            ]
        ),
    )
