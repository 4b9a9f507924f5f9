"""The questions of the triage, in our own words, with their four steps from the calmest to the hardest.

They follow what research on wicked problems and on conflict in municipalities asks about: history, relations, conflict,
knowledge and mandate. ``counts`` says what an answer is reckoned into.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMPLEXITY, CONFLICT = "complexity", "conflict"
Words = str | Promise


@dataclass(frozen=True)
class Question:
    key: str
    area: str
    text: Words
    steps: tuple[Words, Words, Words, Words]
    counts: tuple[str, ...] = ()


AREAS: dict[str, Words] = {
    "history": _("History"),
    "relations": _("Relations"),
    "conflict": _("Conflict"),
    "knowledge": _("Knowledge"),
    "mandate": _("Mandate"),
}

QUESTIONS = [
    Question(
        "tried",
        "history",
        _("How often has somebody tried to solve it?"),
        (_("Never, it is new"), _("Once"), _("A few times"), _("Again and again, and it comes back")),
        (COMPLEXITY,),
    ),
    Question(
        "broken",
        "history",
        _("Are there promises from before that people say were broken?"),
        (
            _("None that are heard of"),
            _("One, long ago"),
            _("Several, and they are mentioned"),
            _("Yes, and they come up before anything else"),
        ),
        (CONFLICT,),
    ),
    Question(
        "duration",
        "history",
        _("For how long has it been a live issue?"),
        (_("Some months"), _("A year or two"), _("Several years"), _("Longer than anyone remembers")),
        (COMPLEXITY,),
    ),
    Question(
        "causes",
        "history",
        _("What does it hang together with?"),
        (
            _("Nothing else"),
            _("One or two other issues"),
            _("Several, that pull in different directions"),
            _("So much that nobody can say where it begins"),
        ),
        (COMPLEXITY,),
    ),
    Question(
        "trust",
        "relations",
        _("How much do those it touches trust the municipality in this?"),
        (_("Fully"), _("For the most part"), _("Little"), _("Not at all")),
        (CONFLICT,),
    ),
    Question(
        "contact",
        "relations",
        _("Do those who see it differently talk with each other?"),
        (_("Often"), _("Now and then"), _("About each other, seldom with each other"), _("They avoid each other")),
        (COMPLEXITY, CONFLICT),
    ),
    Question(
        "voices",
        "relations",
        _("Is there somebody it touches who is never heard?"),
        (_("No one"), _("Perhaps a few people"), _("A group or two"), _("Those whom it touches most")),
        (COMPLEXITY,),
    ),
    Question(
        "dependence",
        "relations",
        _("Who must act for it to change?"),
        (
            _("One administration"),
            _("Two or three within the municipality"),
            _("The municipality and others"),
            _("Many, and none of them can do it alone"),
        ),
        (COMPLEXITY,),
    ),
    Question(
        "problem",
        "conflict",
        _("Do those it touches describe the same problem?"),
        (
            _("Yes, much in the same words"),
            _("For the most part"),
            _("They describe different problems"),
            _("They do not agree that there is one, or whose it is"),
        ),
        (COMPLEXITY, CONFLICT),
    ),
    Question(
        "tone",
        "conflict",
        _("How do people speak of those who see it differently?"),
        (_("With respect"), _("Impatiently"), _("As adversaries"), _("With contempt")),
        (CONFLICT,),
    ),
    Question(
        "camps",
        "conflict",
        _("How fixed are the positions?"),
        (
            _("People change their minds"),
            _("Some have decided"),
            _("There are camps"),
            _("Camps, and those in between have gone silent"),
        ),
        (CONFLICT,),
    ),
    Question(
        "values",
        "conflict",
        _("What is it about, most of all?"),
        (_("How something is to be done"), _("Who gets what"), _("What is right"), _("Who one is, and who belongs")),
        (COMPLEXITY, CONFLICT),
    ),
    Question(
        "threat",
        "conflict",
        _("Has anybody been hurt or threatened over it?"),
        (_("No"), _("Hard words"), _("Threats"), _("Violence, or fear of it")),
        (CONFLICT,),
    ),
    Question(
        "known",
        "knowledge",
        _("What do you know about how it is for those it touches?"),
        (
            _("Much, from themselves"),
            _("A good deal, from them and from reports"),
            _("Mostly what officials think"),
            _("Hardly anything"),
        ),
        (COMPLEXITY,),
    ),
    Question(
        "facts",
        "knowledge",
        _("Do the sides hold the same things to be true?"),
        (_("Yes"), _("For the most part"), _("Each has its own figures"), _("Facts no longer bite")),
        (COMPLEXITY, CONFLICT),
    ),
    Question(
        "solution",
        "knowledge",
        _("Is there a solution that those who know would recommend?"),
        (
            _("Yes, a well-tried one"),
            _("Several to choose from"),
            _("Attempts, none of them proved"),
            _("No one knows what would work"),
        ),
        (COMPLEXITY,),
    ),
    Question(
        "effects",
        "knowledge",
        _("Can one foresee what a measure would lead to?"),
        (
            _("Yes"),
            _("Roughly"),
            _("Only in part, and it hits groups differently"),
            _("No, one measure changes the whole issue"),
        ),
        (COMPLEXITY,),
    ),
    Question(
        "room",
        "mandate",
        _("How much is open to influence?"),
        (_("Nearly everything"), _("A good deal"), _("Details"), _("Nothing")),
    ),
    Question(
        "decided",
        "mandate",
        _("Is the decision taken already?"),
        (_("No, it lies ahead"), _("There is a direction"), _("In practice"), _("Yes, and it stands")),
    ),
    Question(
        "receiver",
        "mandate",
        _("Is there somebody who takes over the result?"),
        (
            _("Yes, by name and with money"),
            _("By name, without money"),
            _("It is promised in general terms"),
            _("No one"),
        ),
    ),
    Question(
        "purpose",
        "mandate",
        _("Why is a dialogue wanted just now?"),
        (
            _("To understand, and act on it"),
            _("To decide more wisely"),
            _("To win support for something"),
            _("To win time, or to calm people"),
        ),
    ),
    Question(
        "danger",
        "mandate",
        _("Can somebody come to harm by taking part?"),
        (
            _("No"),
            _("It can be uncomfortable"),
            _("Some risk pressure from their own"),
            _("Yes, somebody's safety is at stake"),
        ),
    ),
]
BY_KEY = {question.key: question for question in QUESTIONS}
