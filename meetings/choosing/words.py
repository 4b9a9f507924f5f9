"""A choice in words that can be said aloud: how good it is, why it cannot be done, what a chance rests on."""

from collections.abc import Mapping, Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..selection.terms import CIVIL_SOCIETY, Kind
from .frozen import Json


def quality(found: Json) -> list[str]:
    """Say how near the wishes the panel comes, and what is proven about it. Two or three sentences."""
    said = []
    if found["best"] <= 0.0005:
        said.append(_("Every wish is met as far as whole people can meet it."))
    elif found["gap"] <= 0:
        said.append(_("No panel from this list comes nearer the wishes. That is proven."))
    else:
        percent = number_format(found["gap"] * 100, 1)
        said.append(
            _("The best that was found. It is proven that no panel is better by more than %(percent)s percent.")
            % {"percent": percent}
        )
    if found["objective"] > found["best"] + 0.0005:
        said.append(_("The panel was drawn by lot among those nearly as good, so that more people had a real chance."))
    else:
        said.append(_("Where several panels were as good, the lot decided."))
    if found["stopped"]:
        said.append(
            _("The clock cut the search short. This is the best it had time to find, and made again it may come out "
              "differently.")
        )  # fmt: skip
    return said


def fault_words(kind: str, about: Sequence[object]) -> str:
    """Say what was wrong with the question itself."""
    return {
        "nobody": _("There is nobody to choose among."),
        "number": _("The number of people has to be at least one."),
        "carriers": _("Each perspective has to be carried by at least one person."),
        "share": _("The municipality's share has to lie between 0 and 100 percent, the lower first."),
        "target": _("The shares you wish for add up to more than 100 percent."),
    }.get(kind, _("Something in what was asked for does not fit together. Look through it once more."))


def demand_words(kind: str, about: Sequence[object], asked: Json, names: Mapping[int, str], titles: Mapping) -> str:
    """Say one demand, as in "Amina must be chosen". ``names`` by candidate's number, ``titles`` by perspective."""
    people = [names.get(int(str(one)), "") for one in about if str(one).isdecimal()]
    first, last = people[0] if people else "", people[-1] if people else ""
    words = {
        Kind.NUMBER: lambda: (
            ngettext("%(n)s person is chosen", "%(n)s people are chosen", asked["number"]) % {"n": asked["number"]}
        ),
        Kind.PERSPECTIVE: lambda: (
            _("“%(title)s” is in the room") % {"title": titles.get(str(about[0]), "")}
            if asked["carriers"] == 1
            else _("“%(title)s” is carried by two people") % {"title": titles.get(str(about[0]), "")}
        ),
        Kind.MUNICIPALITY: lambda: (
            _("between %(low)s and %(high)s percent come from the municipality")
            % {"low": asked["low"], "high": asked["high"]}
        ),
        Kind.ORGANISATION: lambda: (
            _("at most %(n)s from %(organisation)s") % {"n": asked["most_of_one"], "organisation": about[0]}
        ),
        Kind.CHOSEN: lambda: _("%(name)s must be chosen") % {"name": first},
        Kind.EXCLUDED: lambda: _("%(name)s must not be chosen") % {"name": first},
        Kind.APART: lambda: _("%(one)s and %(other)s are not asked together") % {"one": first, "other": last},
    }
    return words[Kind(kind)]() if kind in words else ""


def search_words(side: str, perspectives: Sequence[str], titles: Mapping[str, str]) -> str:
    """Say whom to look for: "somebody from the municipality who can bring …"."""
    if not side:
        who = _("somebody, from either side")
    elif side == CIVIL_SOCIETY:
        who = _("somebody from civil society")
    else:
        who = _("somebody from the municipality")
    wanted = [f"”{titles[key]}”" for key in perspectives if key in titles]
    if not wanted:
        return who
    listed = wanted[0] if len(wanted) == 1 else _("%(some)s and %(last)s") % {
        "some": ", ".join(wanted[:-1]), "last": wanted[-1],
    }  # fmt: skip
    return _("%(who)s who can bring %(perspectives)s") % {"who": who, "perspectives": listed}


def percent(share: float) -> str:
    return number_format(round(share * 100))


def chance_words(times: int, draws: int, interval: tuple[float, float]) -> str:
    """Say a chance with what is known of it: "in 46 of 200 draws: between 18 and 29 percent"."""
    if times == draws:
        return _("in every one of %(draws)s draws") % {"draws": draws}
    if not times:
        return _("in none of %(draws)s draws: less than %(most)s percent") % {
            "draws": draws, "most": percent(interval[1]),
        }  # fmt: skip
    return _("in %(times)s of %(draws)s draws: between %(low)s and %(high)s percent") % {
        "times": times, "draws": draws, "low": percent(interval[0]), "high": percent(interval[1]),
    }  # fmt: skip


def reason_words(number: int, frozen: Json, asked: Json, *, carriers: Mapping[str, int], times: int, draws: int) -> str:
    """Say why a chance is as it is, in words that give away nobody's perspective and can be said in public."""
    if number in frozen["excluded"]:
        return _("Decided beforehand not to be chosen.")
    if number in frozen["chosen"]:
        return _("Decided beforehand to be chosen.")
    mine = next((one["perspectives"] for one in frozen["people"] if one["n"] == number), [])
    needed = asked["carriers"]
    if draws and times == draws:
        if any(carriers.get(key, 0) <= needed for key in mine):
            return _("Without this person a way of seeing the issue would have too few who can speak for it.")
        return _("Is needed for the demands and wishes to hold together.")
    if draws and not times:
        return _("Others on the list bring the same, and fit the wished spread better.")
    return _("Several people fit equally well here, and the lot decides among them.")
