"""Who may see and do what with statements and perspectives: what ALL, OWN and RELEASED mean in this room.

A wording that nobody has masked yet is still the source (DESIGN.md's second layer of trust). So "masked statements"
means: all for the leader, one's own interviews' and everybody's masked ones for an interviewer, masked ones for a
facilitator, and what the leader has released for the design team.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.models import Dialogue, Membership
from dialogues.permissions import Scope, scope_of
from interviews.models import Interview
from interviews.rules import own_interviews

from .models import Perspective, Statement, StatementStatus, Theme, Voice


def codable_interviews(user: User, dialogue: Dialogue) -> QuerySet[Interview]:
    """Return the interviews whose text the person may code: all for the leader, an interviewer's own."""
    return own_interviews(user, dialogue, "code_statements")


def codes_everything(user: User, dialogue: Dialogue) -> bool:
    """Whether the person sees every original: the leader does."""
    return scope_of(user, dialogue, "code_statements") is Scope.ALL


def works_with_statements(user: User, dialogue: Dialogue) -> bool:
    """Whether the person takes part in the coding, and so meets statements by number and in the order of the talks."""
    return scope_of(user, dialogue, "code_statements") is not None


def visible_statements(user: User, dialogue: Dialogue) -> QuerySet[Statement]:
    """Return the statements whose masked wording the person may read.

    For those outside the coding they come in an order that says nothing of who said what: two statements beside each
    other are not two from the same talk.
    """
    scope = scope_of(user, dialogue, "read_statements")
    if scope is None:
        return dialogue.statements.none()
    if codes_everything(user, dialogue):
        return dialogue.statements.order_by("number")
    if scope is Scope.RELEASED:
        return dialogue.statements.filter(released_at__isnull=False).order_by("creation_key")
    masked = Q(status__in=[StatementStatus.MASKED, StatementStatus.CONFIRMED])
    if works_with_statements(user, dialogue):
        return dialogue.statements.filter(masked | Q(interview__interviewer=user)).order_by("number")
    return dialogue.statements.filter(masked).order_by("creation_key")


def visible_perspectives(user: User, dialogue: Dialogue) -> QuerySet[Perspective]:
    """Return the perspectives the person may read; for the design team those that rest on something released."""
    standing = dialogue.perspectives.filter(removed_at=None)
    if scope_of(user, dialogue, "read_statements") is Scope.RELEASED:
        shown = Voice.objects.filter(perspective=OuterRef("pk"), statement__released_at__isnull=False)
        return standing.filter(Exists(shown))
    return standing


def visible_themes(user: User, dialogue: Dialogue) -> QuerySet[Theme]:
    """Return the themes the person may read; for the design team those of something released."""
    standing = dialogue.themes.filter(removed_at=None)
    if scope_of(user, dialogue, "read_statements") is Scope.RELEASED:
        uses = Statement.themes.through.objects.filter(
            theme=OuterRef("pk"), statement__released_at__isnull=False, statement__removed_at=None
        )
        return standing.filter(Exists(uses))
    return standing


_OTHERS = Prepared(
    lambda dialogue, user: (
        Membership.objects.filter(dialogue=dialogue, role__in=["leader", "interviewer"], user__is_active=True)
        .exclude(user=user)
        .order_by()
        .values_list("pk")[:1]
    )
)


def works_alone(user: User, dialogue: Dialogue) -> bool:
    """Whether nobody else in the dialogue could confirm a mask. One query."""
    return not _OTHERS.rows(dialogue.pk, user.pk)


def may_confirm(user: User, statement: Statement) -> bool:
    """Whether the person may confirm the statement's mask: somebody else than who lifted it.

    A leader sees the original beside it. Another interviewer sees the masked wording alone, which is how everybody
    else will meet it: whoever has not read the interview is the better judge of whether anyone can be recognised.
    A leader who works alone may confirm their own; the log then says that it was one pair of eyes.
    """
    dialogue = statement.dialogue
    if scope_of(user, dialogue, "shape_perspectives") is None or statement.status == StatementStatus.LIFTED:
        return False
    if statement.lifted_by_id != user.pk:
        return True
    return codes_everything(user, dialogue) and works_alone(user, dialogue)
