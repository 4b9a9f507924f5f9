"""The demo's proposals with their ledger, decisions, milestones and reports, the idea bank, and a follow-up report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from actions.follow_up.content import freeze
from actions.follow_up.printing import order_pdf
from actions.follow_up.scheduling import months_on
from actions.models import (
    Decision,
    FollowUpReport,
    FollowUpSchedule,
    Handshake,
    Milestone,
    Move,
    Origin,
    Proposal,
    ProposalState,
    StatusReport,
)

from . import calendar, internal, later, pictures, promised
from .preparation import noon

if TYPE_CHECKING:
    from meetings.models import Meeting, Note, ProblemDescription

    from .load import Loading

HARVESTED, SHORTLISTED, PRIORITISED, PROPOSED, DECIDED, UNDER_WAY = (
    ProposalState.HARVESTED,
    ProposalState.SHORTLISTED,
    ProposalState.PRIORITISED,
    ProposalState.PROPOSED,
    ProposalState.DECIDED,
    ProposalState.UNDER_WAY,
)
REPORT_ON = "2022-12-15"
MONTHS = 6
SAID_OF_REPORT = {
    (
        "umea",
        1,
    ): "Ett halvår efter den sista träffen har inget löfte visat sig omöjligt. Det som tar tid är att få med alla förvaltningar.",
    ("umea", 2): "De löften som hörs av minst är de där flera förvaltningar ska göra något tillsammans. Fråga om dem.",
    (
        "sigtuna",
        1,
    ): "Pengarna gäller till och med nästa år. Det som ska finnas kvar sedan behöver in i någons ordinarie budget.",
}
THIRTEEN = 13
STORY = {"umea": later.UMEA, "sigtuna": later.SIGTUNA}


def write(loading: Loading) -> None:
    """Write the promises first, so that they have the first numbers, then the idea bank, then the report."""
    words = loading.words
    stories = calendar.moved(STORY[loading.case.key], calendar.steps_to(loading.today))
    for row in words.PROPOSALS:
        promise(loading, row, told_by(stories.get(row["number"], {}), loading.today))
    promised.write(loading)
    idea_bank(loading, words.IDEA_BANK, first=len(words.PROPOSALS) + 1)
    internal.write(loading)
    follow_up_report(loading)


def told_by(story: dict[str, Any], today: date) -> dict[str, Any]:
    """Return the part of a promise's later story that has happened by ``today``; its end only when that has."""
    if not story:
        return {}
    day = today.isoformat()
    reports = [report for report in story.get("reports", []) if report[0] <= day]
    steps = {title: done for title, done in story.get("steps", {}).items() if done <= day}
    told = {**story, "reports": reports, "steps": steps}
    if len(reports) < len(story.get("reports", [])):
        told.pop("state", None)
    return told


def promise(loading: Loading, row: dict[str, Any], story: dict[str, Any]) -> Proposal:
    """Write one proposal that became a promise, with everything that followed."""
    meeting = loading.meetings[min(row["meeting"], len(loading.meetings))]
    decision: dict[str, Any] = row.get("decision") or {}
    refused = bool(decision) and decision["outcome"] == "no"
    state = ProposalState.IDEA_BANK if refused else story.get("state") or row["state"]
    answered = date.fromisoformat(decision["date"]) if decision else meeting.held_on + timedelta(days=40)
    proposal = Proposal.objects.create(
        dialogue=loading.dialogue,
        number=row["number"],
        title=row["title"],
        what=row["what"],
        why=row["why"],
        state=state,
        meeting=meeting,
        note=_origin(loading, meeting, row),
        description=_answered(loading, row),
        urgency=row["urgency"],
        feasibility=row["feasibility"],
        owner_organisation=loading.organisation(row["owner_organisation"]),
        owner_name=row["owner_name"],
        handshake=Handshake.ASKED if refused else Handshake.ACCEPTED,
        handshake_at=noon(answered),
        due_on=None if "latest" in story else row["due"],
        report_every_weeks=story.get("every", 8),
        created_at=noon(meeting.held_on),
    )
    _tie(loading, proposal, row)
    if decision:
        decide(loading, proposal, decision)
    reports = _told(loading, row, story)
    ledger(loading, proposal, _path(loading, row, meeting, state, answered, reports))
    for title, due, done in row["milestones"]:
        Milestone.objects.create(
            proposal=proposal, title=title, due_on=due, done_on=done or story.get("steps", {}).get(title)
        )
    StatusReport.objects.bulk_create(
        [
            StatusReport(proposal=proposal, reported_on=day, state=how, text=text, by=loading.users["owner"])
            for day, how, text in reports
        ]
    )
    if loading.case.key == "umea" and row["number"] == 1 and reports:
        pictures.show(proposal.reports.order_by("reported_on", "pk")[0])
    return proposal


def _tie(loading: Loading, proposal: Proposal, row: dict[str, Any]) -> None:
    """Tie it to what it came from and answers, to its partners and, the first one, to the demo's own owner."""
    if row["number"] == 1:
        owner = loading.users["owner"]
        Proposal.objects.filter(pk=proposal.pk).update(owner=owner, owner_email=owner.email, owner_name=owner.name)
    if proposal.note:
        Origin.objects.create(proposal=proposal, kind="note", note=proposal.note)
    proposal.perspectives.set(loading.perspectives[key] for key in row["perspectives"])
    proposal.partners.set(loading.organisation(name) for name in row["partners"])


def _told(loading: Loading, row: dict[str, Any], story: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Its reports: day, how it goes, words."""
    reports = [(one["date"], one["state"], one["text"]) for one in row["reports"]] + story.get("reports", [])
    if latest := story.get("latest"):
        days, how, text = latest
        reports.append((later.recent(loading.today, days).isoformat(), how, text))
    return reports


def _path(
    loading: Loading,
    row: dict[str, Any],
    meeting: Meeting,
    state: str,
    answered: date,
    reports: list[tuple[str, str, str]],
) -> list[tuple[str, date, str, Meeting | None]]:
    """Its moves: to which state, when, why, at which meeting."""
    decision: dict[str, Any] = row.get("decision") or {}
    last = loading.meetings[max(loading.meetings)]
    path: list[tuple[str, date, str, Meeting | None]] = [
        (HARVESTED, meeting.held_on, "Kom upp vid borden.", meeting),
        (SHORTLISTED, meeting.held_on + timedelta(days=7), "Både angeläget och genomförbart.", last),
        (PRIORITISED, meeting.held_on + timedelta(days=7), "Bland de få som vi vill lova.", last),
        (PROPOSED, meeting.held_on + timedelta(days=12), "Deltagarna står bakom att det läggs fram.", None),
    ]
    if decision and loading.case.key == "sigtuna":
        path = internal.path(loading, row["number"], answered, decision["reasons"])
    elif state == ProposalState.IDEA_BANK:
        path.append((state, answered, decision["reasons"], None))
    elif decision:
        path.append((DECIDED, answered, "Beslut fattat.", None))
    if state not in {DECIDED, ProposalState.IDEA_BANK}:
        path.append((UNDER_WAY, answered + timedelta(days=9), "Arbetet har börjat.", None))
    if state in {ProposalState.DONE, ProposalState.STOPPED}:
        day, _how, text = reports[-1]
        path.append((state, date.fromisoformat(day), text[:300], None))
    return path


def _origin(loading: Loading, meeting: Meeting, row: dict[str, Any]) -> Note | None:
    """Return the note that the proposal came from: the first proposal note that shares a perspective with it."""
    answered = [loading.perspectives[key] for key in row["perspectives"]]
    return meeting.notes.filter(kind="proposal", perspectives__in=answered).order_by("pk").first()


def _answered(loading: Loading, row: dict[str, Any]) -> ProblemDescription | None:
    """Return the working group's description that shares most themes with the perspectives the proposal answers."""
    themes = {
        theme for key in row["perspectives"] for theme in loading.perspectives[key].themes.values_list("pk", flat=True)
    }
    shared = [
        (len(themes & set(description.group.themes.values_list("pk", flat=True))), -place, description)
        for place, description in enumerate(loading.descriptions)
    ]
    return max(shared)[2] if shared else None


def decide(loading: Loading, proposal: Proposal, row: dict[str, Any]) -> None:
    Decision.objects.create(
        proposal=proposal,
        body=loading.organisation(row["body"], "other" if row["body"] == internal.STEERING else "political_body"),
        decided_on=row["date"],
        outcome=row["outcome"],
        reference_number=row["reference_number"],
        reasons=row["reasons"],
        money=row["money"],
    )


def ledger(loading: Loading, proposal: Proposal, path: list[tuple[str, date, str, Meeting | None]]) -> None:
    """Write the moves of one proposal, dated as they were made."""
    before = ""
    for state, day, reason, meeting in path:
        move = Move.objects.create(
            proposal=proposal,
            from_state=before,
            to_state=state,
            reason=reason,
            meeting=meeting,
            by=loading.users["leader"],
        )
        Move.objects.filter(pk=move.pk).update(at=noon(day))
        before = state


def idea_bank(loading: Loading, rows: list[dict[str, Any]], *, first: int) -> None:
    """Write what was not taken on, each with the reason that the ledger keeps.

    Within Sigtuna's organisation thirteen ideas went on to the full day, and nine of them into the five proposals
    (``internal.py``); the rest came through the form and stayed.
    """
    went_on: set[int] = set()
    if loading.case.key == "sigtuna":
        by_rating = sorted(range(len(rows)), key=lambda index: (rows[index]["urgency"] is None, index))
        went_on = set(by_rating[: THIRTEEN - len(loading.words.BUILT_IN)])
    collected = date.fromisoformat(loading.case.published_on)
    for index, row in enumerate(rows):
        meeting = loading.meetings[min(row["meeting"], len(loading.meetings))] if row.get("meeting") else None
        day = min(meeting.held_on, collected) if meeting and went_on else meeting.held_on if meeting else collected
        proposal = Proposal.objects.create(
            dialogue=loading.dialogue,
            number=first + index,
            title=row["title"],
            what=row["what"],
            state=ProposalState.IDEA_BANK,
            meeting=meeting,
            urgency=row.get("urgency"),
            feasibility=row.get("feasibility"),
            created_at=noon(day),
        )
        proposal.perspectives.set(loading.perspectives[key] for key in row.get("perspectives", ()))
        origin = "Kom upp vid borden." if meeting else "Kom in genom formuläret."
        path: list[tuple[str, date, str, Meeting | None]] = [(HARVESTED, day, origin, meeting)]
        if index in went_on:
            path.append((SHORTLISTED, day, "En av tretton som arbetsgruppen tog vidare.", None))
        path.append((ProposalState.IDEA_BANK, day + timedelta(days=7), row["why_not"], meeting))
        ledger(loading, proposal, path)


def follow_up_report(loading: Loading) -> None:
    """Freeze the report that was published in December 2022 and those that followed it by the half-year, and order
    their PDFs. The next is made by itself."""
    day = date.fromisoformat(calendar.moved(REPORT_ON, calendar.steps_to(loading.today)))
    since: date | None = None
    number = 1
    while number == 1 or day <= loading.today:
        words = SAID_OF_REPORT.get((loading.case.key, number), "")
        report = FollowUpReport.objects.create(
            dialogue=loading.dialogue,
            number=number,
            title=f"Så gick det med löftena: {loading.dialogue.title}",
            since=since,
            until=day,
            summary=words,
            content=freeze(loading.dialogue, since=since, until=day, words=words),
            published_at=noon(day),
        )
        order_pdf(report=report)
        since, number, day = day + timedelta(days=1), number + 1, months_on(day, MONTHS, day.day)
    FollowUpSchedule.objects.create(
        dialogue=loading.dialogue, every_months=MONTHS, next_on=day + timedelta(days=1), day=day.day + 1
    )
