"""Verbs of a round: prepared, opened, closed, corrected. What people give is in ``giving.py`` and ``paper.py``.

A ballot and the closing of its round both lock the round's row (on SQLite writing transactions run one at a time), so
each ballot is counted before the closing or refused after it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from perspectives.models import Theme

from ..models import Correction, Meeting, Option, OptionObjection, Participant, ProblemDescription, Round


def locked(pk: int) -> Round:
    """Return the round as it is now, its row locked until the transaction ends."""
    return Round.objects.select_for_update(of=("self",)).select_related("meeting__dialogue").get(pk=pk)


def must_be_prepared(round_: Round) -> None:
    """Raises ValidationError: people have begun to give, or the round is closed."""
    if round_.opened_at:
        raise ValidationError(
            _("The round has been opened. What people choose between is not changed after that; make a new round."),
            code="opened",
        )


@transaction.atomic
def save_round(
    *,
    form: RecordForm,
    meeting: Meeting,
    actor: User,
    themes: Iterable[Theme] = (),
    descriptions: Iterable[ProblemDescription] = (),
    lines: Iterable[str] = (),
) -> Round:
    """Create or change a round that is not opened, and add options: a theme, a problem description or a line of text
    each. An option that the round has already is not added again.

    Raises:
        Conflict: somebody else changed it since it was opened for editing.
        ValidationError: the round has been opened.
    """
    if form.instance.pk:
        must_be_prepared(locked(form.instance.pk))
    saved, changed = form.save_record(meeting=meeting)
    add_options(
        round_=saved,
        options=[
            *({"title": theme.title, "text": theme.description, "theme": theme} for theme in themes),
            *({"title": one.group.name, "text": one.text, "description": one} for one in descriptions),
            *({"title": line} for line in lines),
        ],
    )
    if changed:
        name = "round.prepared" if saved.version == 1 else "round.changed"
        record(name, dialogue=meeting.dialogue, actor=actor, obj=saved, method=saved.method)
    return saved


@transaction.atomic
def add_options(*, round_: Round, options: Iterable[Mapping[str, Any]]) -> list[Option]:
    """Add options (``title``, and maybe ``text``, ``theme``, ``description``) after those there are, and return them.

    Those that are there by the same theme, description or title are returned as they are. ``actions/`` makes options
    of proposals through this.

    Raises:
        ValidationError: the round has been opened.
    """
    must_be_prepared(locked(round_.pk))
    there = list(round_.options.all())
    number = round_.options.aggregate(last=Max("number"))["last"] or 0
    found = []
    for values in options:
        same = next((one for one in there if _is_same(one, values)), None)
        if same is None:
            number += 1
            title = " ".join(str(values["title"]).split())[:160]
            same = Option.objects.create(round=round_, number=number, **{**values, "title": title})
            there.append(same)
        found.append(same)
    return found


def _is_same(option: Option, values: Mapping[str, Any]) -> bool:
    for name in ("theme", "description"):
        if values.get(name):
            return getattr(option, f"{name}_id") == values[name].pk
    return option.title == " ".join(str(values["title"]).split())[:160]


@transaction.atomic
def save_option(*, form: RecordForm, round_: Round, actor: User) -> Option:
    """Change the words of an option of a round that is not opened.

    Raises:
        Conflict: somebody else changed it meanwhile.
        ValidationError: the round has been opened.
    """
    must_be_prepared(locked(round_.pk))
    option, changed = form.save_record(round=round_)
    if changed:
        record("round.changed", dialogue=round_.meeting.dialogue, actor=actor, obj=round_)
    return option


@transaction.atomic
def remove_option(*, option: Option, actor: User) -> None:
    """Take an option out of a round that is not opened.

    Raises:
        ValidationError: the round has been opened.
    """
    must_be_prepared(locked(option.round_id))
    record("round.changed", dialogue=option.round.meeting.dialogue, actor=actor, obj=option.round)
    option.delete()


@transaction.atomic
def remove_round(*, round_: Round, actor: User) -> None:
    """Take away a round that nobody has given anything in, because it was never opened.

    Raises:
        ValidationError: it has been opened.
    """
    must_be_prepared(locked(round_.pk))
    record("round.removed", dialogue=round_.meeting.dialogue, actor=actor, obj=round_)
    round_.delete()


@transaction.atomic
def open_round(*, round_: Round, actor: User) -> Round:
    """Let people give. Opening an open round again changes nothing.

    Raises:
        ValidationError: it is closed, or there are not two options to choose between.
    """
    now = locked(round_.pk)
    if now.closed_at:
        raise ValidationError(_("The round is closed, and a closed round is not opened again. Make a new one."))
    if now.options.count() < 2:
        raise ValidationError(_("There must be at least two options to choose between. Add them first."))
    if now.opened_at is None:
        now.opened_at = timezone.now()
        now.save(update_fields=["opened_at", "updated_at"])
        record("round.opened", dialogue=now.meeting.dialogue, actor=actor, obj=now)
    return now


@transaction.atomic
def close_round(*, round_: Round, actor: User) -> Round:
    """End the giving. Waits for ballots that are being written; those that come later are refused in words. Closing
    twice changes nothing.

    Raises:
        ValidationError: it was never opened.
    """
    now = locked(round_.pk)
    if now.opened_at is None:
        raise ValidationError(_("The round has not been opened yet, so there is nothing to close."))
    if now.closed_at is None:
        now.closed_at, now.closed_by = timezone.now(), actor
        now.save(update_fields=["closed_at", "closed_by", "updated_at"])
        given = now.ballots.count()
        record("round.closed", dialogue=now.meeting.dialogue, actor=actor, obj=now, ballots=given)
    return now


@transaction.atomic
def correct_round(*, form: RecordForm, round_: Round, actor: User) -> Correction:
    """Write down what turned out wrong in a closed round. The round stays as it was; the result shows both.

    Raises:
        ValidationError: the round is not closed, or an option would be left with fewer than no dots.
    """
    now = locked(round_.pk)
    if now.closed_at is None:
        raise ValidationError(_("The round is not closed. Change what was entered instead."))
    correction, is_new = form.save_record(round=now, by=actor)
    if is_new:
        _must_leave_dots(correction)
        record("round.corrected", dialogue=now.meeting.dialogue, actor=actor, obj=now, change=correction.change)
    return correction


def _must_leave_dots(correction: Correction) -> None:
    from .results import result_of

    if correction.option_id and correction.change:
        found = next(row for row in result_of(correction.round).rows if row.option.pk == correction.option_id)
        if found.by_side[correction.side] < 0:
            raise ValidationError(_("That would leave the option with fewer than no dots. Look at the figure again."))


@transaction.atomic
def object_to_option(
    *, form: RecordForm, option: Option, participant: Participant | None = None, actor: User | None = None
) -> OptionObjection:
    """Keep a no, and what it would take, with the option. Nothing removes it afterwards, and it can be said after the
    round is closed too."""
    objection, is_new = form.save_record(option=option, participant=participant, by=actor)
    if is_new:
        record("round.objected", dialogue=option.round.meeting.dialogue, actor=actor, obj=option.round)
    return objection
