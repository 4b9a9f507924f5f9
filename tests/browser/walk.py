"""The people of the walk and the words they say and write. Nothing here is the product's."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Self

from django.utils import timezone

from tests import factories

from .hands import ByKeyboard, ByThumb
from .person import ZOOMED, Person
from .rooms import Designing, Gathering, Interviewing, Lifting, Preparing, Promising
from .watching import PHONE, Watch

PASSWORD = "dialog-demo"
CHOSEN = "fyra ord i rad duger"
"""The password of those who open an account on the way."""
NAMES = ["Saga Fjällgren", "Evert Myrmark"]
PARENT = """Jag har bott här i tjugo år. När min son Melker gick i trean på Tallbackaskolan fick han vara på gården \
till åtta. Nu är grinden låst och han sitter inne med telefonen.

De stängde utan att fråga en enda av oss. Det är det som gör ont."""
NEIGHBOUR = [
    "Jag bor vägg i vägg med gården. Efter elva på kvällen är det mopeder.",
    "Jag ringde Gunborg Brofors på kommunen fyra gånger och ingen svarade.",
    "Men jag vill inte att barnen ska bort. Jag vill att någon vuxen är där.",
]
SAID = [
    "När min son Melker gick i trean på Tallbackaskolan fick han vara på gården till åtta.",
    "De stängde utan att fråga en enda av oss.",
    "Jag ringde Gunborg Brofors på kommunen fyra gånger och ingen svarade.",
    "Jag vill att någon vuxen är där.",
    "Efter elva på kvällen är det mopeder.",
]
MASKED = {
    0: "När min son [ett barn] gick i trean på [skolan] fick han vara på gården till åtta.",
    2: "Jag ringde [en tjänsteperson] på kommunen fyra gånger och ingen svarade.",
}
SAID_SHOWN = [
    "fick han vara på gården till åtta.",
    "De stängde utan att fråga en enda av oss.",
    "på kommunen fyra gånger och ingen svarade.",
    "Jag vill att någon vuxen är där.",
]
PERSPECTIVES = ["Gården ska vara öppen, med någon vuxen där", "Vi blev inte tillfrågade"]
UNRELEASED = "Efter elva på kvällen är det mopeder."
IDENTIFYING = [*NAMES, "Melker", "Tallbackaskolan", "Gunborg", "Brofors", "070-000 00 72"]
MEETINGS = [("Läsa och välja", 80), ("Beskriva problemet", 60), ("Ta fram förslag", 40), ("Välja de få", 20)]
PROMISE = "Kvällsvärdar på skolgården"
IDEA = "Ett torg i stället för parkering"
REPORT = "Vi har talat med fritidsledarna. Två av dem vill vara värdar."
INVITED = "frågar om du vill vara med"
CHAPTERS = {"Att bli tillfrågad": SAID_SHOWN[1:3], "Gården efter skoltid": [SAID_SHOWN[0], SAID_SHOWN[3]]}
PARTICIPANTS = [  # who, from which side, and which perspective they carry
    ("Enhetschefen", "kommun", 0),
    ("Rektorn", "kommun", 1),
    ("Fritidsledaren", "kommun", 0),
    ("Byalagets ordförande", "civilsamhälle", 1),
    ("Fotbollsklubben", "civilsamhälle", 0),
    ("Hyresgästföreningen", "civilsamhälle", 1),
]


class Colleague(Preparing, Designing, Interviewing, Lifting, Gathering, Promising):
    """Anyone in the walk can do what the pages let them."""


class Typist(ByKeyboard, Colleague):
    """One who uses no mouse."""


class OnThePhone(ByThumb, Colleague):
    """One who has nothing but a phone."""


class Beginning:
    """What every walk begins with: one who is to lead, and the day it is."""

    def __init__(self, watch: Watch, lena: Colleague) -> None:
        self.watch, self.lena, self.today = watch, lena, timezone.localdate()

    def begin(self) -> None:
        """What must be there before anyone can log in: the municipality and its administrator."""
        factories.make_municipality("Umeå kommun", "umea").administrators.add(factories.make_user("Lena"))

    def takes(self, steps: Iterable[Callable[[Self], None]]) -> None:
        """One step after the other; what fails says in which, and who was at it."""
        for step in steps:
            try:
                step(self)
                assert self.watch.faults == []
            except Exception as error:
                at_it = f"with {self.watch.latest} at the browser"
                error.add_note(f"in the step “{step.__name__.replace('_', ' ')}”, {at_it}")
                raise

    def passer_by(self) -> Person:
        """Anyone, with a browser that has not been here before."""
        return Person(self.watch, "Anyone", viewport=ZOOMED, java_script_enabled=False)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)


class Ground(Beginning):
    """From nothing to an agreed question: Lena with a keyboard alone and the others on the phone, or the reverse."""

    def __init__(self, watch: Watch, lenas: type[Colleague] = Typist, others: type[Colleague] = OnThePhone) -> None:
        super().__init__(watch, lenas(watch, "Lena"))
        self.nora, self.dana = others(watch, "Nora"), others(watch, "Dana")
        self.team = {"kritiker": self.dana, "boende": others(watch, "Elin"), "politik": others(watch, "Sten")}

    def passer_by(self) -> Person:
        return OnThePhone(self.watch, "Anyone")


class Walk(Beginning):
    """The people of a whole dialogue, and the folder for what they save.

    Lena, who leads, runs no scripts; nor does Dana, who has zoomed in to 400 %, as Otto has. Ines reads text of 200 %.
    """

    def __init__(self, watch: Watch, folder: Path) -> None:
        super().__init__(watch, Colleague(watch, "Lena", java_script_enabled=False))
        self.folder, self.ines = folder, Colleague(watch, "Ines")
        self.ines.reads_large_text()
        self.dana = Colleague(watch, "Dana", viewport=ZOOMED, java_script_enabled=False)
        self.otto = Colleague(watch, "Otto", viewport=ZOOMED)
        self.petra = Person(watch, "Petra", viewport=PHONE, java_script_enabled=False)

    def begin(self) -> None:
        """Ines has an account from before."""
        super().begin()
        factories.make_user("Ines")
