"""What flows from theme to action, counted in perspectives (never in people), and where it ends in nothing.

A perspective can stand in several themes and lead to several proposals, so it is counted once for each way it goes.
Outside the workspace only the newest published compilation is read, in its frozen wording, and only proposals that
anyone may see.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from meetings.models import Note, ProblemDescription, WorkingGroup
from perspectives.models import CompilationStatus, Perspective, PublishedPerspective, Theme

from ..models import PROMISED, Proposal, ProposalState
from ..queries import KEPT, standing_alone

THEME, MEETING, DESCRIPTION, PROPOSAL, STATE = range(5)
ENDS = [
    ProposalState.DONE,
    ProposalState.UNDER_WAY,
    ProposalState.DECIDED,
    ProposalState.PROPOSED,
    ProposalState.PRIORITISED,
    ProposalState.SHORTLISTED,
    ProposalState.STOPPED,
    ProposalState.IDEA_BANK,
    ProposalState.HARVESTED,
]


@dataclass
class Node:
    """A stop on the way. ``gap`` is a loose end: what comes here goes no further, or comes from nowhere."""

    key: str
    column: int
    title: str
    url: str = ""
    gap: bool = False
    into: int = 0
    out: int = 0

    @property
    def weight(self) -> int:
        return max(self.into, self.out, 1)


@dataclass
class Flow:
    """Nodes by key in the order they are drawn, and how many perspectives go between two of them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    perspectives: int = 0
    loose: dict[str, int] = field(default_factory=dict)
    """How many perspectives no meeting took up, and how many lead to no proposal; how many proposals rest on none."""

    def columns(self) -> list[list[Node]]:
        found: list[list[Node]] = [[], [], [], [], []]
        for node in self.nodes.values():
            if node.into or node.out:
                found[node.column].append(node)
        return found

    def rows(self) -> list[tuple[Node, Node, int]]:
        """The same as a table: from, to, how many."""
        place = {key: index for index, key in enumerate(self.nodes)}
        return [
            (self.nodes[source], self.nodes[target], count)
            for (source, target), count in sorted(
                self.links.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])
            )
        ]


@dataclass(frozen=True)
class Said:
    """A perspective, and the themes it stands in, as (key, title, address)."""

    pk: int
    themes: tuple[tuple[str, str, str], ...]


def flow(dialogue: Dialogue, *, public: bool = False) -> Flow:
    """Return what goes where, from everything or from what is published. Seven queries at most."""
    said = _published(dialogue) if public else _standing(dialogue)
    found = Flow(perspectives=len(said))
    wanted = {one.pk for one in said}
    noted = set(Note.perspectives.through.objects.filter(perspective__in=wanted).values_list("perspective", flat=True))
    described = _described(dialogue)
    proposals = _proposals(dialogue, public=public)
    _nodes(found, said, described, proposals, dialogue, public=public)
    answering: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        for perspective in proposal.perspectives.all():
            answering.setdefault(perspective.pk, []).append(proposal)
    led_nowhere = 0
    for one in said:
        groups, leads = described.get(one.pk, []), answering.get(one.pk, [])
        led_nowhere += not leads
        _follow(found, one, taken_up=one.pk in noted or bool(groups), groups=groups, proposals=leads)
    _on_nothing(found, proposals, wanted)
    for (end, state), share in _last_step(found, proposals).items():
        found.links[end, state] = share
    for (source, target), count in found.links.items():
        found.nodes[source].out += count
        found.nodes[target].into += count
    found.loose["not_taken_up"] = sum(one.pk not in noted and one.pk not in described for one in said)
    found.loose["no_proposal"] = led_nowhere
    return found


def _standing(dialogue: Dialogue) -> list[Said]:
    rows = Perspective.objects.filter(dialogue=dialogue, removed_at=None, parked_at=None).order_by("number")
    titles = dict(Theme.objects.filter(dialogue=dialogue, removed_at=None).values_list("pk", "title"))
    home = reverse("perspectives:board", args=[dialogue.slug])
    given: dict[int, list[int]] = {pk: [] for pk in rows.values_list("pk", flat=True)}
    pairs = Perspective.themes.through.objects.filter(perspective__dialogue=dialogue).order_by("theme__position", "pk")
    for perspective, theme in pairs.values_list("perspective", "theme"):
        if perspective in given and theme in titles:
            given[perspective].append(theme)
    return [
        Said(pk, tuple((f"theme-{theme}", titles[theme], f"{home}?theme={theme}") for theme in themes))
        for pk, themes in given.items()
    ]


def _published(dialogue: Dialogue) -> list[Said]:
    newest = dialogue.compilations.filter(status=CompilationStatus.PUBLISHED).order_by("-number").values("pk")[:1]
    rows = PublishedPerspective.objects.filter(chapter__compilation__in=newest).exclude(perspective=None)
    rows = rows.select_related("chapter").only("perspective", "chapter__number", "chapter__content")
    themes: dict[int, list[tuple[str, str, str]]] = {}
    for row in rows.order_by("chapter__number", "number"):
        number = row.chapter.number
        url = reverse("public:chapter", args=[dialogue.slug, number])
        one = (f"theme-{number}", row.chapter.content["title"], url)
        themes.setdefault(row.perspective_id or 0, [])
        if one not in themes[row.perspective_id or 0]:
            themes[row.perspective_id or 0].append(one)
    return [Said(pk, tuple(given)) for pk, given in themes.items()]


def _described(dialogue: Dialogue) -> dict[int, list[WorkingGroup]]:
    """Groups whose newest description rests on a perspective, by the perspective's key."""
    rows = ProblemDescription.objects.filter(group__dialogue=dialogue).select_related("group")
    newest: dict[int, ProblemDescription] = {}
    for row in rows.prefetch_related("perspectives").order_by("group__name", "group_id", "number"):
        newest[row.group_id] = row
    found: dict[int, list[WorkingGroup]] = {}
    for description in newest.values():
        for perspective in description.perspectives.all():
            found.setdefault(perspective.pk, []).append(description.group)
    return found


def _proposals(dialogue: Dialogue, *, public: bool) -> list[Proposal]:
    rows = standing_alone(dialogue).select_related("description__group").prefetch_related("perspectives")
    if public:
        rows = rows.filter(state__in=[*PROMISED, ProposalState.IDEA_BANK])
    return list(rows.order_by("number"))


def _nodes(
    found: Flow,
    said: list[Said],
    described: dict[int, list[WorkingGroup]],
    proposals: list[Proposal],
    dialogue: Dialogue,
    *,
    public: bool,
) -> None:
    def add(key: str, column: int, title: str, url: str = "", *, gap: bool = False) -> None:
        found.nodes.setdefault(key, Node(key, column, title, url, gap))

    for one in said:
        for key, title, url in one.themes:
            add(key, THEME, title, url)
    add("no-theme", THEME, _("In no theme"))
    gaps = "" if public else reverse("actions:gaps", args=[dialogue.slug])
    add("taken-up", MEETING, _("Taken up at a meeting"))
    add("not-taken-up", MEETING, _("No meeting took it up"), gaps and f"{gaps}#gap-perspectives", gap=True)
    answered = [one.description.group for one in proposals if one.description]
    for groups in (*described.values(), answered):
        for group in groups:
            url = "" if public else reverse("meetings:group", args=[dialogue.slug, group.pk])
            add(f"group-{group.pk}", DESCRIPTION, group.name, url)
    add("no-description", DESCRIPTION, _("In no problem description"), gap=True)
    add("nothing-said", DESCRIPTION, _("Rests on nothing said"), gaps and f"{gaps}#gap-perspective", gap=True)
    home = reverse("public:actions" if public else "actions:list", args=[dialogue.slug])
    for proposal in proposals:
        if proposal.state in KEPT:
            proposal.dialogue = dialogue
            url = proposal.get_public_url() if public else proposal.get_absolute_url()
            add(_end(proposal), PROPOSAL, f"{proposal.number}. {proposal.title}", url)
    add("bank", PROPOSAL, _("Not chosen"), home + "#ideas" if public else home + "?state=idea_bank")
    add("collected", PROPOSAL, _("Collected, not weighed yet"), home)
    add("no-proposal", PROPOSAL, _("Led to no proposal"), gap=True)
    for state in ENDS:
        url = "" if public else f"{home}?state={state}"
        add(f"state-{state}", STATE, capfirst(str(state.label)), url)


def _end(proposal: Proposal) -> str:
    if proposal.state == ProposalState.IDEA_BANK:
        return "bank"
    return f"proposal-{proposal.number}" if proposal.state in KEPT else "collected"


def _ways(groups: list[WorkingGroup], proposals: list[Proposal]) -> list[tuple[str, str]]:
    """Over which problem description to which end. A proposal says itself which description it answers; one that does
    not is reached by way of the groups that took the perspective up."""
    own = [f"group-{group.pk}" for group in groups] or ["no-description"]
    if not proposals:
        return [(stop, "no-proposal") for stop in own]
    ways: dict[tuple[str, str], None] = {}
    for proposal in proposals:
        answered = [f"group-{proposal.description.group_id}"] if proposal.description else own[:1]
        ways |= {(stop, _end(proposal)): None for stop in answered}
    return list(ways)


def _follow(found: Flow, one: Said, *, taken_up: bool, groups: list[WorkingGroup], proposals: list[Proposal]) -> None:
    middle = "taken-up" if taken_up else "not-taken-up"
    for key, _title, _url in one.themes or (("no-theme", "", ""),):
        found.links[key, middle] += 1
    if not taken_up and not proposals:
        return
    ways = _ways(groups, proposals)
    for stop in dict.fromkeys(stop for stop, _way in ways):
        found.links[middle, stop] += 1
    for way in ways:
        found.links[way] += 1


def _last_step(found: Flow, proposals: list[Proposal]) -> dict[tuple[str, str], int]:
    """What has come to a proposal goes on to how far it has got, as wide as it came."""
    came: Counter[str] = Counter()
    for (_source, target), count in found.links.items():
        came[target] += count
    ends = {_end(one): f"state-{one.state}" for one in proposals}
    return {(end, state): came[end] for end, state in ends.items() if came[end]}


def _on_nothing(found: Flow, proposals: list[Proposal], wanted: set[int]) -> None:
    """Chosen proposals that rest on no perspective of those drawn get their thread from a loose end."""
    count = 0
    for proposal in proposals:
        if proposal.state in KEPT and not any(row.pk in wanted for row in proposal.perspectives.all()):
            found.links["nothing-said", _end(proposal)] += 1
            count += 1
    found.loose["nothing_said"] = count
