"""How far the preparation and the design team have come, in words. Few queries, cached by ``phases.readiness``."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from .design_team_queries import Balance, balance
from .models import Dialogue, PhaseKey, QuestionObjection
from .phases import DONE, GAP, PART, Missing, Phase, Promise_, Readiness, Step, Waiting, register
from .queries import Anchoring, agreed_question, anchoring

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
        missing.append(Missing(_("The issue is not described"), page("description")))
        steps.append(
            Step(
                _("Describe the issue"),
                _("What is it that people do not agree on? Everything else in the dialogue leans on these sentences."),
                page("description"),
                weight=10,
            )
        )
    if not dialogue.purpose:
        missing.append(Missing(_("The purpose is not written"), page("description")))
    if not dialogue.mandate:
        missing.append(Missing(_("The mandate is not written"), page("mandate")))
        steps.append(
            Step(
                _("Write down the mandate"),
                _("What may the dialogue decide, and who carries it out? Those you ask will want to know."),
                page("mandate"),
                weight=12,
            )
        )
    if not standing.total:
        missing.append(Missing(_("No one has been asked to stand behind it"), page("sign_offs")))
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
            "%(n)d of %(all)d has not answered about the mandate",
            "%(n)d of %(all)d have not answered about the mandate",
            standing.silent,
        )
        missing.append(Missing(text % {"n": standing.silent, "all": standing.total}, page("sign_offs")))
    if not planned:
        missing.append(Missing(_("There is no time plan"), page("preparation") + "#plan"))
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


def _kept_by_organisations(standing: Anchoring, url: str) -> tuple[Promise_, ...]:
    if not standing.total:
        return ()
    outside = [row for group in standing.groups for row in group.rows if not row.stands_behind]
    say = _("Everyone who was asked has said yes.") if not outside else _names(outside) + "."
    return (
        Promise_(
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
    """Balance, meetings, the central question and its objections. Six queries."""

    def page(name: str, *args: object) -> str:
        return reverse(f"dialogues:{name}", args=[dialogue.slug, *args])

    team = balance(dialogue)
    question = agreed_question(dialogue)
    today = timezone.localdate()
    unwritten = list(dialogue.design_team_meetings.filter(held_on__lt=today, minutes="").order_by("held_on", "pk"))
    missing, steps, waiting = [], [], []
    if not team.total:
        steps.append(
            Step(
                _("Look for those who should sit in the design team"),
                _("Politicians, officials, and the sharpest critics. Talk to a few first and ask who more to hear."),
                page("candidates"),
                weight=20,
            )
        )
    elif team.empty_sides:
        sides = get_text_list([str(side.title) for side in team.empty_sides], _("and"))
        missing.append(Missing(_("No one has said yes from: %(sides)s") % {"sides": sides}, page("candidates")))
        steps.append(
            Step(
                _("Find the voices that the design team lacks"),
                _("No one has said yes from: %(sides)s. A team without them asks the wrong question.")
                % {"sides": sides},
                page("candidates"),
                weight=22,
            )
        )
    if team.accepted and not question.question:
        missing.append(Missing(_("The central question is not agreed"), page("questions")))
        steps.append(
            Step(
                _("Agree on the central question"),
                _("Try several wordings side by side and write down what each objector would need."),
                page("questions"),
                weight=26,
            )
        )
    for meeting in unwritten:
        day = date_format(meeting.held_on, "MONTH_DAY_FORMAT")
        text = _("Minutes from %(day)s, %(since)s.") % {"day": day, "since": since(meeting.held_on)}
        waiting.append(
            Waiting(
                _("The design team"),
                pgettext("whom", "you"),
                text,
                page("team_meeting_edit", meeting.number),
                _("Write them"),
            )
        )
        missing.append(Missing(_("Minutes from %(day)s") % {"day": day}, page("team_meeting_edit", meeting.number)))
    if unwritten and (today - unwritten[0].held_on).days >= PATIENCE_WEEKS * 7:
        day = date_format(unwritten[0].held_on, "MONTH_DAY_FORMAT")
        steps.append(
            Step(
                _("Write the minutes from %(day)s") % {"day": day},
                _("The longer it takes, the more versions there are of what was said."),
                page("team_meeting_edit", unwritten[0].number),
                weight=15,
            )
        )
    if team.invited:
        text = ngettext(
            "%(n)d answer to an invitation to the design team.",
            "%(n)d answers to invitations to the design team.",
            team.invited,
        )
        waiting.append(
            Waiting(
                _("You"),
                _("those invited"),
                text % {"n": team.invited},
                page("candidates") + "?status=invited",
                _("See who"),
            )  # fmt: skip
        )
    if question.tried and not question.question:
        steps.append(
            Step(
                _("Read the wordings of the central question"),
                _("Is there one you could not stand behind? Say so, and say what you would need."),
                page("questions"),
                weight=20,
                role="design_team",
            )
        )
    if not team.total:
        state = GAP
    else:
        state = PART if missing or not question.question else DONE
    return Readiness(
        state=state,
        summary=_team_summary(team, question.question is not None),
        missing=tuple(missing),
        steps=tuple(steps),
        waiting=tuple(waiting),
        promises=_objections(dialogue, page("questions")),
    )


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


def _objections(dialogue: Dialogue, url: str) -> tuple[Promise_, ...]:
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
        Promise_(
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
