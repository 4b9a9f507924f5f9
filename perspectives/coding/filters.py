"""Which statements of an interview the coding page shows: by theme, by question, unmasked, one's own."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User

from ..forms import chosen_keys
from ..models import Statement, StatementStatus
from ..queries import without_theme

NONE = "none"


@dataclass(frozen=True)
class CodingFilter:
    """What is asked for in an address; what cannot be read counts as not asked for."""

    theme: str = ""
    question: str = ""
    unmasked: bool = False
    mine: bool = False

    @classmethod
    def read(cls, data: QueryDict) -> "CodingFilter":
        def key(name: str) -> str:
            value = data.get(name, "")
            return value if value == NONE or chosen_keys([value]) else ""

        return cls(key("theme"), key("question"), bool(data.get("unmasked")), bool(data.get("mine")))

    @property
    def is_on(self) -> bool:
        return bool(self.theme or self.question or self.unmasked or self.mine)

    @property
    def query(self) -> str:
        """The filter as the end of an address, ``?`` included; nothing when all is shown."""
        asked = QueryDict(mutable=True)
        pairs: dict[str, Any] = {
            "theme": self.theme,
            "question": self.question,
            "unmasked": "1" if self.unmasked else "",
            "mine": "1" if self.mine else "",
        }
        asked.update({name: value for name, value in pairs.items() if value})
        return f"?{asked.urlencode()}" if asked else ""

    def narrow(self, statements: QuerySet[Statement], user: User) -> QuerySet[Statement]:
        if self.theme == NONE:
            statements = without_theme(statements)
        elif self.theme:
            statements = statements.filter(themes=int(self.theme))
        if self.question == NONE:
            statements = statements.filter(question=None)
        elif self.question:
            statements = statements.filter(question=int(self.question))
        if self.unmasked:
            statements = statements.filter(status=StatementStatus.LIFTED)
        return statements.filter(lifted_by=user) if self.mine else statements
