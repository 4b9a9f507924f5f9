"""Which pages are measured, as whom, and what they must hold to count as measured."""

from dataclasses import dataclass

SLUG = "umea-segregation"
LEADER, ADMINISTRATOR = "leader@umea.example", "admin@umea.example"
COMPILING = {"board", "differences", "compilation", "chapter", "draft"}
"""What is measured at scale 3 too."""


@dataclass(frozen=True)
class Measured:
    """A page by its address. ``holds`` is a piece of HTML that must stand in the answer at least ``times`` times."""

    name: str
    address: str
    leader: bool
    holds: str
    times: int = 1
    cold: bool = False
    """The dialogue is touched before each reading, so that what the path says is worked out anew."""
    administrator: bool = False
    """Read as the municipality's administrator."""


def measured(talk: int) -> list[Measured]:
    """The pages, where ``talk`` is the number of the interview with many statements."""
    work, public = f"/dialogues/{SLUG}", f"/d/{SLUG}"
    return [
        Measured("overview", f"{work}/", True, "<h1"),
        Measured("overview_cold", f"{work}/", True, "<h1", cold=True),
        Measured("list", "/dialogues/", True, "/dialogues/many-", 20, administrator=True),
        Measured("interviews", f"{work}/interviews/", True, f"{work}/interviews/7", 5),
        Measured("interview", f"{work}/perspectives/coding/{talk}/", True, f"/coding/{talk}/", 150),
        Measured("statements", f"{work}/perspectives/statements/", True, f"{work}/perspectives/statements/", 50),
        Measured("differences", f"{work}/perspectives/differences/", True, "<td class=", 30),
        Measured("board", f"{work}/perspectives/", True, 'class="card"', 30),
        Measured("draft", f"{work}/compilations/2/read/1/", True, "<blockquote", 10),
        Measured("compilation", f"{public}/compilation/", False, f"{public}/compilation/", 6),
        Measured("chapter", f"{public}/compilation/1/", False, "<blockquote", 10),
        Measured("actions", f"{public}/actions/", False, f"{public}/actions/", 3),
    ]
