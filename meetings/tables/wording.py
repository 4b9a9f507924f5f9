"""Faults of a room, broken rules and tables out of balance, in words a person can act on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import OrganisationKind, User
from dialogues.models import Dialogue
from interviews.models import BackgroundValue

from ..models import Participant, Side
from ..seating.terms import PERSPECTIVE, Fault, Rule
from .people import HOST, VARIABLE


@dataclass
class Names:
    """What keys are called: people, facilitators, values of variables."""

    people: Mapping[int, str]
    hosts: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, dialogue: Dialogue, keys: Iterable[Any] = ()) -> "Names":
        """Three queries, whatever the size."""
        hosts = [int(str(key)[len(HOST) :]) for key in keys if str(key).startswith(HOST)]
        values = BackgroundValue.objects.filter(variable__dialogue=dialogue)
        return cls(
            people=dict(Participant.objects.filter(dialogue=dialogue).values_list("pk", "name")),
            hosts={user.pk: user.get_short_name() for user in User.objects.filter(pk__in=hosts)} if hosts else {},
            values={
                key: (variable, value) for key, variable, value in values.values_list("pk", "variable__name", "name")
            },
        )

    def name(self, key: Any) -> str:
        if str(key).startswith(HOST):
            return self.hosts.get(int(str(key)[len(HOST) :]), _("a facilitator"))
        return self.people.get(int(key), _("somebody who is no longer on the list"))

    def all_of(self, keys: Iterable[Any]) -> str:
        return listed([self.name(key) for key in keys])

    def value(self, variable: str, value: str) -> str:
        """A value of a variable as one reads it: "Age: 30–49 years"."""
        if variable == "side":
            return str(Side(value).label)
        if variable == "organisation":
            return str(OrganisationKind(value).label)
        if variable.startswith(VARIABLE) and value.isdigit() and int(value) in self.values:
            return "{}: {}".format(*self.values[int(value)])
        return value


def listed(names: Sequence[str]) -> str:
    """Names as they are said: Agneta, Bengt and Carina."""
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def problems_in_words(problems: Sequence[Mapping[str, Any]], names: Names) -> list[str]:
    """Why a room cannot be seated, and what would help; as kept by ``frozen.problem_to_json``."""
    return list(dict.fromkeys(_problem(one, names) for one in problems))


def _problem(one: Mapping[str, Any], names: Names) -> str:
    fault, about = Fault(one["fault"]), one["about"]
    where = _("Meeting %(number)s") % {"number": one["evening"]} if one["evening"] else _("The meetings")
    if fault == Fault.SEATS:
        return _("%(where)s: there are %(seats)s seats and %(people)s people. Set out more tables or chairs.") % {
            "where": where,
            "seats": about[0],
            "people": about[1],
        }
    if fault == Fault.GROUPS:
        return _(
            "%(where)s: %(groups)s groups cannot have a table each of %(tables)s. Set out more tables, or let the "
            "groups share."
        ) % {"where": where, "groups": about[0], "tables": about[1]}
    if fault == Fault.TWO_GROUPS:
        return _("%(where)s: %(who)s is in more than one working group, and can sit with only one of them.") % {
            "where": where,
            "who": names.all_of(about),
        }
    if fault == Fault.UNKNOWN:
        words = _("%(where)s: a locked seat is at a table that is not there, or is of someone who is not coming.")
        return words % {"where": where}
    if fault == Fault.COLLIDE:
        rules = [rule_in_words(rule, people, names) for rule, people in one["rules"]]
        return _("%(where)s: these cannot all be kept: %(rules)s. Take one of them away.") % {
            "where": where,
            "rules": "; ".join(rules),
        }
    return {
        Fault.NOBODY: _("%(where)s: nobody is here to be seated. Tick those who have come."),
        Fault.NO_TABLE: _("%(where)s: there are no tables. Say how many there are."),
    }.get(fault, _("%(where)s: no seating was found. Set out one more table, or take away a wish.")) % {"where": where}


def rule_in_words(rule: str, people: Sequence[Any], names: Names) -> str:
    who = names.all_of(people)
    return {
        Rule.LOCKED: _("%(who)s has a locked seat"),
        Rule.TOGETHER: _("%(who)s share a table"),
        Rule.APART: _("%(who)s never share a table"),
        Rule.LANGUAGE: _("%(who)s share an interpreter"),
        Rule.STEP_FREE: _("%(who)s needs a table without steps on the way"),
    }[Rule(rule)] % {"who": who}


def off_in_words(off: Sequence[Mapping[str, Any]], names: Names) -> list[str]:
    """Tables that are not as even as they could be. Perspectives are counted together: which one is not told."""
    said, perspectives = [], 0
    for one in off:
        if one["variable"].startswith(PERSPECTIVE):
            perspectives += 1
            continue
        even = str(one["floor"]) if one["floor"] == one["ceiling"] else f"{one['floor']}–{one['ceiling']}"
        said.append(
            _("Meeting %(number)s, table %(table)s: %(people)s of “%(value)s”, where %(even)s would be even.")
            % {
                "number": one["evening"],
                "table": one["table"],
                "people": one["people"],
                "value": names.value(one["variable"], one["value"]),
                "even": even,
            }
        )
    if perspectives:
        text = ngettext(
            "At %(n)s place a perspective is more gathered than it needs to be.",
            "At %(n)s places a perspective is more gathered than it needs to be.",
            perspectives,
        )
        said.append(text % {"n": perspectives})
    return said


def moves_in_words(told: Mapping[str, Any], names: Names) -> list[str]:
    """What planning at the door did: who moves, who got a first seat, which tables closed, which rules gave way."""
    said = [
        _("%(who)s moves from table %(before)s to table %(after)s.")
        % {"who": names.name(key), "before": before, "after": after}
        for key, before, after in told.get("moves", ())
    ]
    said += [
        _("%(who)s sits at table %(after)s.") % {"who": names.name(key), "after": after}
        for key, after in told.get("seated", ())
    ]
    said += [_("Table %(number)s is closed.") % {"number": number} for number in told.get("closed", ())]
    said += [
        _("This could not be kept with those who came: %(rule)s.") % {"rule": rule_in_words(rule, people, names)}
        for rule, people in told.get("broken", ())
    ]
    return said
