"""Who may see and do what at the meetings, where the permission table says OWN."""

from django.db.models import Q, QuerySet

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Scope

from .models import Meeting, Note, Participant, Table


def own_participant(user: User, dialogue: Dialogue) -> Participant | None:
    """Return the person's own row among the participants, by account or by the address they were asked at."""
    mine = Q(user=user) | Q(user=None, email__iexact=user.email)
    return dialogue.participants.filter(mine).first()


def tables_to_write_at(user: User, meeting: Meeting, scope: Scope) -> QuerySet[Table]:
    """Return the tables at which the person may write notes: all for those who run the meeting, else their own."""
    if scope is Scope.ALL:
        return meeting.tables.all()
    participant = own_participant(user, meeting.dialogue)
    return meeting.tables.filter(seats__participant=participant) if participant else meeting.tables.none()


def may_change_note(user: User, note: Note, scope: Scope) -> bool:
    """Those who run the meeting may change any note; a participant those of their own table."""
    return scope is Scope.ALL or (
        note.table_id is not None and tables_to_write_at(user, note.meeting, scope).filter(pk=note.table_id).exists()
    )
