"""Who may have which archive of a dialogue.

A leader has everything. An administrator of the municipality has what was published; for the rest they ask the leader,
or become one, which the log says. People's names and unmasked words are in an archive only when the leader asks for
them, says why, and may read them one by one.
"""

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Scope, scope_of

from ..models import ArchiveKind, ArchiveOrder


def kinds_for(user: User, dialogue: Dialogue) -> list[ArchiveKind]:
    reach = scope_of(user, dialogue, "archive_dialogue")
    if reach is None:
        return []
    return [ArchiveKind.PUBLIC, ArchiveKind.FULL] if reach is Scope.ALL else [ArchiveKind.PUBLIC]


def may_have_people(user: User, dialogue: Dialogue) -> bool:
    rights = ("archive_dialogue", "read_identity", "read_source")
    return all(scope_of(user, dialogue, right) is Scope.ALL for right in rights)


def still_may(user: User, order: ArchiveOrder) -> bool:
    """Whether the person may fetch the archive now: it is theirs, and what is in it is still theirs to have."""
    if order.by_id != user.pk or order.kind not in kinds_for(user, order.dialogue):
        return False
    if order.kind == ArchiveKind.PUBLIC and order.dialogue.published_at is None:
        return False
    return not order.with_people or may_have_people(user, order.dialogue)
