"""The whole of it: every page × role × state, at three widths, in three schemes, in two languages. Run by ``make axe``.

No test of the suite (its name keeps it out): it takes some forty minutes on two quiet cores. What cannot come out
otherwise is not asked twice. All rules are run at 320 and 1280 px in light, those about size and colour at 768 px;
those about colour in dark and in forced colours at each width. In English all rules are run at 320 px and those about
size and colour at the others too, with long texts the latter at each width: what parts a page has, and its colours in
the dark, do not follow from its words. The layout is looked at in each width, whatever the words.
"""

import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from . import axe, sweeping
from .lengthened import lengthen
from .mailed import link_that_is_over, links_of
from .sweeping import ANYONE, ROLES, Finding, Opener, Shown
from .test_axe_workspace import chapters_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHARE, SHARES = int(os.environ.get("AXE_SHARE", "0")), int(os.environ.get("AXE_SHARES", "1"))
"""Which part of the pages this process opens."""
ONLY = re.compile(os.environ.get("AXE_ONLY", ""))
"""Only pages whose address or route matches, to look again at what has been mended."""


def thoroughly(opener: Opener, shown: Shown, tally: axe.Tally) -> list[str]:
    """All widths and schemes in Swedish."""
    page = opener.open(shown)
    axe.ready(page)
    found = []
    for width in axe.WIDTHS:
        found += axe.judged(page, axe.Look(width, "light"), only=axe.BY_SIZE if width == 768 else (), tally=tally)
        for scheme in ("dark", "forced"):
            found += axe.judged(page, axe.Look(width, scheme), only=axe.BY_COLOUR, tally=tally)
        found += axe.laid_out(page, width)
    tally.pages += 1
    tally.small += page.evaluate(axe.SMALL)
    return found


def otherwise(opener: Opener, shown: Shown, language: str, only: list[str], tally: axe.Tally) -> list[str]:
    """The same built of other words: in English, or longer ones."""
    page = opener.open(shown, language)
    axe.ready(page)
    found = []
    for width in axe.WIDTHS:
        found += axe.judged(page, axe.Look(width, "light"), only=only if width == 320 else axe.BY_SIZE, tally=tally)
        found += axe.laid_out(page, width)
    tally.pages += 1
    return found


def mine(pages: Iterable[Shown]) -> list[Shown]:
    return [shown for shown in pages if ONLY.search(f"{shown.route} {shown.address}")][SHARE::SHARES]


def test_everything(watch):
    logging.disable(logging.WARNING)  # refusals are asked for by the hundred
    world = sweeping.filled_dialogue()
    who, empty = sweeping.clients(world), sweeping.empty_dialogue(world)
    finding, pages = Finding(strict=True), chapters_of(world)
    for role in [*ROLES, ANYONE]:
        pages += finding.pages(who[role], role, "filled", sweeping.addresses_of(world, role))
        pages += finding.pages(who[role], role, "empty", sweeping.lists_of(empty, role), forms=False)
    pages += [Shown(ANYONE, "filled", name, address) for name, address in links_of(world).items()]
    pages.append(Shown(ANYONE, "over", "over", link_that_is_over(world)))
    opener, tally, started = Opener(watch, who), axe.Tally(), time.monotonic()
    problems: list[str] = []

    def go(what: str, some: list[Shown], language: str, look: Callable[[Shown], list[str]]) -> None:
        for number, shown in enumerate(some, start=1):
            problems.extend(sweeping.each(shown, language, partial(look, shown)))
            if number % 25 == 0:
                minutes = (time.monotonic() - started) / 60
                sys.stderr.write(f"{what}: {number} of {len(some)}, {minutes:.0f} min\n")

    chosen = mine(pages)
    go("Swedish", chosen, "sv", lambda shown: thoroughly(opener, shown, tally))
    go("English", chosen, "en", lambda shown: otherwise(opener, shown, "en", [], tally))
    lengthen()
    long = sweeping.still_there(who, [shown for shown in chosen if shown.state == "filled"])
    for language in ("sv", "en"):
        look = partial(otherwise, opener, language=language, only=axe.BY_SIZE, tally=tally)
        go(f"long, {language}", long, language, look)
    outcome = {
        "addresses": len({page.route for page in pages}),
        "kinds": len(pages),
        "asked": finding.asked,
        "pages": tally.pages,
        "looks": tally.looks,
        "small": tally.small,
        "reviewed": sorted(tally.reviewed),
        "problems": problems,
        "faults": watch.faults,
    }
    Path(os.environ["AXE_OUTCOME"]).write_text(json.dumps(outcome, ensure_ascii=False, indent=1))
    assert not problems and not watch.faults
