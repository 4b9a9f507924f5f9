"""Telling how far a document has come, and holding its lease meanwhile.

The lease is renewed by a thread of its own, since laying out one long table can keep WeasyPrint busy for longer than
a lease lasts. The same thread writes how far the pages have come, so layout never waits for the database. When the
lease is lost (called off, or handed to another after a long stop) the work ends at the next page or stage.
"""

import logging
import threading
from time import monotonic

from django.db import DatabaseError, connection

from . import render, stages
from .jobs import LeaseLost, lease_lasts
from .models import Document

log = logging.getLogger(__name__)
RENEW_EVERY = 1.0
"""Seconds between renewals, and between the figures people see; sooner when the lease is short."""


class Progress:
    """The clock of one attempt: which phase it is in, how much of it is done, what each has taken.

    Percent never falls during an attempt. Inside a transaction (a command, a test) no other connection can see the
    row, so no thread is begun.
    """

    def __init__(self, document: Document, *, is_file: bool = False) -> None:
        self.document = document
        self.shares = stages.of(document, is_file=is_file)
        self.phase, self.percent, self.page, self.expected = stages.COLLECT, 0, 0, 1
        self.seconds: dict[str, float] = {}
        self.characters = 0
        self.lost = False
        self._telling = threading.Lock()
        self._begun = monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"lease-{document.pk}", daemon=True)

    def __enter__(self) -> "Progress":
        if not connection.in_atomic_block:
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._thread.ident:
            self._thread.join()

    @property
    def stage(self) -> str:
        return stages.PHASES[self.phase]

    def enter(self, stage: str) -> None:
        """Begin a stage that people see, and say so at once.

        Raises:
            LeaseLost: somebody else has the job, or it was called off.
        """
        self._turn_to(stage if stage != stages.LAYOUT else stages.BOXES)
        self._report()

    def expect(self, characters: int) -> None:
        """Say how long the HTML is, which tells about how many pages it will be."""
        self.characters = characters
        self.expected = max(1, round(characters / self.shares.characters_a_page))
        Document.objects.filter(pk=self.document.pk).update(expected_pages=self.expected, pages_laid_out=0)

    def told(self, step: str, page: int, pages: int) -> None:
        """Listener of ``render.write_pdf``. Raises LeaseLost once the lease is found gone."""
        self._check()
        if step == render.LAYOUT:
            if self.phase == stages.BOXES:
                self._turn_to(stages.PAGES)
            if self.phase == stages.PAGES:
                self.page = max(self.page, page)
                self._move_to(self.page / self.expected)
        elif step == render.AGAIN and self.phase == stages.PAGES:
            self._turn_to(stages.SETTLE)
        elif step == render.PAINTING:
            if self.phase != stages.TAGS:
                self.page = pages
                self.enter(stages.TAGS)
            self._move_to(page / pages)

    def written(self, percent: int) -> None:
        """Progress of a file maker, 0–100. Raises LeaseLost once the lease is found gone."""
        self._check()
        if self.phase != stages.WRITE:
            self.enter(stages.WRITE)
        self._move_to(percent / 100)

    def measured(self) -> dict[str, object]:
        """What the stages took, in seconds, for the next document of the kind. Called when all is done."""
        self._turn_to(self.phase)
        return {"seconds": {name: round(took, 4) for name, took in self.seconds.items()}, "characters": self.characters}

    def _check(self) -> None:
        if self.lost:
            raise LeaseLost(f"document {self.document.pk}")

    def _turn_to(self, phase: str) -> None:
        now = monotonic()
        self.seconds[self.phase] = self.seconds.get(self.phase, 0.0) + now - self._begun
        self._begun, self.phase = now, phase
        self._move_to(0.0)

    def _move_to(self, part: float) -> None:
        self.percent = max(self.percent, self.shares.percent(self.phase, part))

    def _report(self) -> None:
        with self._telling:  # one at a time, so that no older figure is written after a newer
            self.document.report(stage=self.stage, percent=self.percent)

    def _run(self) -> None:
        every = min(RENEW_EVERY, lease_lasts().total_seconds() / 10)
        try:
            while not self._over.wait(every):
                try:
                    self._report()
                    if self.page:
                        Document.objects.filter(pk=self.document.pk).update(pages_laid_out=self.page)
                except LeaseLost:
                    self.lost = True
                    return
                except DatabaseError as error:  # busy or away for a moment: the lease lasts many renewals
                    log.warning("lease of document %s was not renewed: %s", self.document.pk, type(error).__name__)
        finally:
            connection.close()
