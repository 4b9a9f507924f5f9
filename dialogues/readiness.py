"""How far the preparation and the design team have come, in words. Few queries, cached by ``phases.readiness``."""

from collections.abc import Callable, Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from .design_team_queries import Balance, balance
from .models import DesignTeamMeeting, Dialogue, PhaseKey, QuestionObjection
from .permissions import Role
from .phases import DONE, GAP, PART, Missing, Phase, Promised, Readiness, Step, Waiting, register
from .queries import AgreedQuestion, Anchoring, agreed_question, anchoring

NAMES_SHOWN = 3
PATIENCE_WEEKS = 2
"""How long an unanswered question about the mandate or unwritten minutes may rest before it is a next step."""


def since(day) -> str:
    """How long something has rested, in weeks: never in days."""
    weeks = (timezone.localdate() - day).days // 7
    if weeks < 1:
        return _("since this week")
    return ngettext("for %(n)d week", "for %(n)d weeks", weeks) % {"n": weeks}


def _names(rows) -> str:
    shown = [str(row) for row in rows[:NAMES_SHOWN]]
    more = len(rows) - len(shown)
    if more:
        shown.append(ngettext("%(n)d more", "%(n)d more", more) % {"n": more})
    return get_text_list(shown, _("and"))


def preparation(dialogue: Dialogue) -> Readiness:
    """Issue, mandate, sign-offs, plan and privacy set-up. Two queries."""

    def page(name: str) -> str:
        return reverse(f"dialogues:{name}", args=[dialogue.slug])

    standing = anchoring(dialogue)
    planned = list(dialogue.plan.values_list("phase", "starts_on"))
    gaps = dialogue.privacy_gaps()
    missing, steps = [], []
    if not dialogue.issue:
        missing.append(Missing(_("A description of the issue"), page("description")))
        steps.append(
            Step(
                _("Describe the issue"),
                _("What is it that people do not agree on? Everything else in the dialogue leans on these sentences."),
                page("description"),
                weight=10,
            )
        )
    if not dialogue.purpose:
        missing.append(Missing(_("The purpose"), page("description")))
    if not dialogue.mandate:
        missing.append(Missing(_("The mandate"), page("mandate")))
        steps.append(
            Step(
                _("Write down the mandate"),
                _("What may the dialogue decide, and who carries it out? Those you ask will want to know."),
                page("mandate"),
                weight=12,
            )
        )
    if not standing.total:
        missing.append(Missing(_("Someone who stands behind the mandate"), page("sign_offs")))
        steps.append(
            Step(
                _("Ask the administrations to stand behind the mandate"),
                _("Anchoring at home is what dialogues most often founder on. Begin with those who must act later."),
                page("sign_offs"),
                weight=14,
            )
        )
    elif standing.silent:
        text = ngettext(
            "An answer about the mandate from %(n)d of %(all)d",
            "Answers about the mandate from %(n)d of %(all)d",
            standing.silent,
        )
        missing.append(Missing(text % {"n": standing.silent, "all": standing.total}, page("sign_offs")))
    if not planned:
        missing.append(Missing(_("A time plan"), page("preparation") + "#plan"))
        steps.append(
            Step(
                _("Lay out the time plan"),
                _("Seven steps with rough dates. They may overlap and change; the plan is there to be talked about."),
                page("plan_new"),
                weight=16,
            )
        )
    if gaps:
        missing.append(
            Missing(
                _("Protection of interviews: %(gaps)s") % {"gaps": get_text_list(gaps, _("and"))}, page("privacy_edit")
            )
        )
        soon = any(
            phase == PhaseKey.INTERVIEWS and (starts_on - timezone.localdate()).days < 42
            for phase, starts_on in planned
        )
        steps.append(
            Step(
                _("Settle how the interviews are protected"),
                _("No interview can be registered until the legal basis and the information text are in place."),
                page("privacy_edit"),
                weight=5 if soon else 18,
            )
        )
    if dialogue.issue and dialogue.purpose and not dialogue.is_published:
        steps.append(
            Step(
                _("Show the dialogue to the public"),
                _("The page is ready to be read: what it is about, why, and what happens next."),
                page("publish"),
                weight=60,
            )
        )
    return Readiness(
        state=_preparation_state(dialogue, standing, planned, missing),
        summary=_preparation_summary(dialogue, standing),
        missing=tuple(missing),
        steps=tuple(steps),
        waiting=_waiting_for_answers(standing, page("sign_offs")),
        promises=_kept_by_organisations(standing, page("sign_offs")),
    )


def _preparation_state(dialogue: Dialogue, standing: Anchoring, planned: list, missing: list[Missing]) -> str:
    if not missing:
        return DONE
    begun = dialogue.issue or dialogue.purpose or dialogue.mandate or standing.total or planned
    return PART if begun else GAP


def _preparation_summary(dialogue: Dialogue, standing: Anchoring) -> str:
    if standing.total and standing.behind == standing.total:
        return ngettext(
            "The one who was asked stands behind the mandate.",
            "All %(all)d who were asked stand behind the mandate.",
            standing.total,
        ) % {"all": standing.total}
    if standing.total:
        return ngettext(
            "%(n)d of %(all)d who were asked stands behind the mandate.",
            "%(n)d of %(all)d who were asked stand behind the mandate.",
            standing.behind,
        ) % {"n": standing.behind, "all": standing.total}
    if dialogue.issue:
        return _("The issue is described. No one has been asked to stand behind it yet.")
    return _("Nothing is written yet.")


def _waiting_for_answers(standing: Anchoring, url: str) -> tuple[Waiting, ...]:
    silent = [row for group in standing.groups if group.key == "asked" for row in group.rows]
    return tuple(
        Waiting(
            _("You"),
            str(row.organisation),
            _("Answer about the mandate, %(since)s.") % {"since": since(timezone.localtime(row.created_at).date())},
            url,
            _("See the answers"),
        )
        for row in sorted(silent, key=lambda row: row.created_at)[:NAMES_SHOWN]
    )


def _kept_by_organisations(standing: Anchoring, url: str) -> tuple[Promised, ...]:
    if not standing.total:
        return ()
    outside = [row for group in standing.groups for row in group.rows if not row.stands_behind]
    say = _("Everyone who was asked has said yes.") if not outside else _names(outside) + "."
    return (
        Promised(
            figure=str(len(outside)) if outside else _("None"),
            of=_("of %(all)d") % {"all": standing.total},
            text=ngettext(
                "organisation does not stand behind the mandate yet",
                "organisations do not stand behind the mandate yet",
                len(outside),
            ),
            say=say,
            url=url,
            link_text=_("See who stands where"),
        ),
    )


def design_team(dialogue: Dialogue) -> Readiness:
    """Balance, meetings, the central question and its objections. Five queries."""

    def page(name: str, *args: object) -> str:
        return reverse(f"dialogues:{name}", args=[dialogue.slug, *args])

    team, question = balance(dialogue), agreed_question(dialogue)
    unwritten = list(
        dialogue.design_team_meetings.filter(held_on__lt=timezone.localdate(), minutes="").order_by("held_on", "pk")
    )
    missing = [
        *_missing_voices(team, page("candidates")),
        *_missing_question(team, question, page("questions")),
        *(
            Missing(
                _("Minutes from %(day)s") % {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT")},
                page("team_meeting_edit", meeting.number),
            )
            for meeting in unwritten
        ),
    ]
    steps = [
        *_steps_to_voices(team, page("candidates")),
        *_steps_to_question(team, question, page("questions")),
        *_steps_to_minutes(unwritten[:1], page),
    ]
    if not team.total:
        state = GAP
    elif missing or not question.question:
        state = PART
    else:
        state = DONE
    return Readiness(
        state=state,
        summary=_team_summary(team, question.question is not None),
        missing=tuple(missing),
        steps=tuple(steps),
        waiting=(*_waiting_for_minutes(unwritten[:NAMES_SHOWN], page), *_waiting_for_invited(team, page("candidates"))),
        promises=_objections(dialogue, page("questions")),
    )


def _sides(team: Balance) -> str:
    return get_text_list([str(side.title) for side in team.empty_sides], _("and"))


def _missing_voices(team: Balance, url: str) -> list[Missing]:
    if not team.total or not team.empty_sides:
        return []
    return [Missing(_("A yes from %(sides)s") % {"sides": _sides(team)}, url)]


def _missing_question(team: Balance, question: AgreedQuestion, url: str) -> list[Missing]:
    return [Missing(_("An agreed central question"), url)] if team.accepted and not question.question else []


def _steps_to_voices(team: Balance, url: str) -> list[Step]:
    if not team.total:
        title = _("Look for those who should sit in the design team")
        text = _("Politicians, officials, and the sharpest critics. Talk to a few first and ask who more to hear.")
        return [Step(title, text, url, weight=20)]
    if team.empty_sides:
        title = _("Find the voices that the design team lacks")
        text = _("No one has said yes from: %(sides)s. A team without them asks the wrong question.")
        return [Step(title, text % {"sides": _sides(team)}, url, weight=22)]
    return []


def _steps_to_question(team: Balance, question: AgreedQuestion, url: str) -> list[Step]:
    steps = []
    if team.accepted and not question.question:
        title = _("Agree on the central question")
        text = _("Try several wordings side by side and write down what each objector would need.")
        steps.append(Step(title, text, url, weight=26))
    if question.tried and not question.question:
        title = _("Read the wordings of the central question")
        text = _("Is there one you could not stand behind? Say so, and say what you would need.")
        steps.append(Step(title, text, url, weight=20, role=Role.DESIGN_TEAM))
    return steps


def _steps_to_minutes(unwritten: Sequence[DesignTeamMeeting], page: Callable[..., str]) -> list[Step]:
    """The oldest meeting without minutes, once it has rested for long enough to be forgotten."""
    text = _("The longer it takes, the more versions there are of what was said.")
    return [
        Step(
            _("Write the minutes from %(day)s") % {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT")},
            text,
            page("team_meeting_edit", meeting.number),
            weight=15,
        )
        for meeting in unwritten
        if (timezone.localdate() - meeting.held_on).days >= PATIENCE_WEEKS * 7
    ]


def _waiting_for_minutes(unwritten: Sequence[DesignTeamMeeting], page: Callable[..., str]) -> list[Waiting]:
    text = _("Minutes from %(day)s, %(since)s.")
    return [
        Waiting(
            _("The design team"),
            pgettext("whom", "you"),
            text % {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT"), "since": since(meeting.held_on)},
            page("team_meeting_edit", meeting.number),
            _("Write them"),
        )
        for meeting in unwritten
    ]


def _waiting_for_invited(team: Balance, url: str) -> list[Waiting]:
    if not team.invited:
        return []
    text = ngettext(
        "%(n)d answer to an invitation to the design team.",
        "%(n)d answers to invitations to the design team.",
        team.invited,
    )
    return [Waiting(_("You"), _("those invited"), text % {"n": team.invited}, f"{url}?status=invited", _("See who"))]


def _team_summary(team: Balance, is_agreed: bool) -> str:
    if not team.total:
        return _("No one has been asked to join the design team yet.")
    size = ngettext(
        "%(n)d person in the design team", "%(n)d people in the design team", team.accepted
    ) % {"n": team.accepted}  # fmt: skip
    if not team.accepted:
        return _("No one has said yes to the design team yet.")
    if is_agreed:
        return _("%(size)s, the central question agreed.") % {"size": size}
    return _("%(size)s, the central question not agreed yet.") % {"size": size}


def _objections(dialogue: Dialogue, url: str) -> tuple[Promised, ...]:
    known = QuestionObjection.objects.filter(question__dialogue=dialogue).aggregate(
        all=Count("pk"),
        standing=Count("pk", filter=Q(settled_on=None)),
        without=Count("pk", filter=Q(settled_on=None, needs="")),
    )
    if not known["all"]:
        return ()
    if known["without"]:
        say = ngettext(
            "%(n)d of them does not say what the objector would need. Ask.",
            "%(n)d of them do not say what the objector would need. Ask.",
            known["without"],
        ) % {"n": known["without"]}
    elif known["standing"]:
        say = _("Each says what the objector would need in order to go along.")
    else:
        say = _("Everyone who objected now goes along.")
    return (
        Promised(
            figure=str(known["standing"]) if known["standing"] else _("None"),
            of=_("of %(all)d") % {"all": known["all"]},
            text=ngettext(
                "objection to the central question still stands",
                "objections to the central question still stand",
                known["standing"],
            ),
            say=say,
            url=url,
            link_text=_("Read them"),
        ),
    )


def register_phases() -> None:
    """Put both rooms on the path; called once, from ``AppConfig.ready``."""
    register(
        Phase(
            key="preparation",
            order=10,
            title=gettext_lazy("Preparation"),
            url_name="dialogues:preparation",
            capability="read_mandate",
            readiness=preparation,
            plan_key=PhaseKey.PREPARATION,
        )
    )
    register(
        Phase(
            key="design_team",
            order=20,
            title=gettext_lazy("Design team"),
            url_name="dialogues:design_team",
            capability="read_design_team",
            readiness=design_team,
            plan_key=PhaseKey.PREPARATION,
        )
    )
