"""One quote taken away by whoever said it: out of all unpublished work at once, and not lifted or quoted again.

The words stay in the interview, which the person has not taken back; the statement stays as removed, so that the log
adds up and a slip can be undone by the person alone. What stands in print is listed and makes the next version a
re-issue (``withdrawal.withdrawn_versions``).
"""

from django.utils import timezone

from dialogues import erasures

from ..models import CompilationStatus, Quote, Statement
from ..statements.services import put_away, restore_statement
from ..withdrawal import empty_replaced_soon, throw_away_drafts


def withhold(key: int) -> bool:
    """Take the statement away; False when it is already. Inside a transaction that has locked the versions."""
    statement = Statement.everything.select_for_update(of=("self",)).get(pk=key)
    if statement.withheld_at is not None:
        return False
    unpublished = Quote.objects.filter(statement=statement).exclude(compilation__status=CompilationStatus.PUBLISHED)
    unpublished.delete()
    statement.withheld_at, statement.released_at = timezone.now(), None
    if statement.removed_at is None:
        put_away(statement)
    else:
        statement.version += 1
        statement.save()
    erasures.note("quote.withheld", statement)
    throw_away_drafts(statement.dialogue)
    empty_replaced_soon(statement.dialogue)
    return True


def give_back(key: int) -> bool:
    """Let the statement be used again, because the person says so: with its themes and perspectives, not yet released
    and in no draft until somebody chooses it. False when it was not taken away. Inside a transaction, as above."""
    rows = Statement.everything.select_for_update(of=("self",))
    statement = rows.filter(pk=key, withheld_at__isnull=False).first()
    if statement is None:
        return False
    Statement.everything.filter(pk=key).update(withheld_at=None, version=statement.version + 1)
    erasures.note("quote.given_back", statement)
    restore_statement(statement=statement, actor=None)
    return True
