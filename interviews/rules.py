"""What OWN means in this room: an interviewer's own interviews and the people met in them."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Role, Scope, scope_of

from .models import ExploratoryInterview, Interview, Interviewee, Suggestion


def own_interviews(user: User, dialogue: Dialogue, capability: str = "register_interviews") -> QuerySet[Interview]:
    """Return the interviews whose people and text the person may see: all for the leader, an interviewer's own.

    Somebody else's interview is not in it, so that looking one up there answers 404.
    """
    scope = scope_of(user, dialogue, capability)
    if scope is None:
        return dialogue.interviews.none()
    return dialogue.interviews.all() if scope is Scope.ALL else dialogue.interviews.filter(interviewer=user)


def is_own(user: User, dialogue: Dialogue, interview: Interview, capability: str = "register_interviews") -> bool:
    """Whether an interview of the dialogue that has been read is among ``own_interviews``. No query."""
    scope = scope_of(user, dialogue, capability)
    return scope is Scope.ALL or (scope is not None and interview.interviewer_id == user.pk)


def own_people(user: User, dialogue: Dialogue) -> QuerySet[Interviewee]:
    """Return the people whose identity the person may read: those met in ``own_interviews``, all for the leader."""
    scope = scope_of(user, dialogue, "read_identity")
    if scope is None:
        return dialogue.interviewees.none()
    if scope is Scope.ALL:
        return dialogue.interviewees.all()
    met = Interview.people.through.objects.filter(interview__interviewer=user, interview__dialogue=dialogue)
    # whom they took into the plan from a suggestion of their own, until somebody has met them
    brought = own_suggestions(user, dialogue).filter(interviewee__creation_key=F("creation_key"))
    seen = Interview.people.through.objects.filter(interviewee=OuterRef("pk"))  # a join would give some of them twice
    waiting = Q(~Exists(seen), pk__in=brought.values("interviewee_id"))
    return dialogue.interviewees.filter(Q(pk__in=met.values("interviewee_id")) | waiting)


def own_suggestions(user: User, dialogue: Dialogue) -> QuerySet[Suggestion]:
    """Return the suggestions the person may read: all for the leader, an interviewer's those from own interviews."""
    scope = scope_of(user, dialogue, "read_identity")
    if scope is None:
        return dialogue.suggestions.none()
    return (
        dialogue.suggestions.all() if scope is Scope.ALL else dialogue.suggestions.filter(interview__interviewer=user)
    )


def own_exploratory(user: User, dialogue: Dialogue) -> QuerySet[ExploratoryInterview]:
    """Return the exploratory interviews the person may read: all for the leader, an interviewer's own."""
    scope = scope_of(user, dialogue, "read_source")
    if scope is None:
        return dialogue.exploratory_interviews.none()
    rows = dialogue.exploratory_interviews.all()
    return rows if scope is Scope.ALL else rows.filter(interviewer=user)


def sees_exact_counts(user: User, dialogue: Dialogue) -> bool:
    """Whether counts below the threshold are shown: to whoever plans the interviews, and nobody else."""
    return scope_of(user, dialogue, "plan_interviews") is Scope.ALL


def interviewers(dialogue: Dialogue) -> QuerySet[User]:
    """Return those who can hold an interview: the dialogue's interviewers and leaders."""
    roles = dialogue.memberships.filter(role__in=[Role.LEADER, Role.INTERVIEWER])
    return User.objects.filter(pk__in=roles.values("user_id"), is_active=True).order_by("name", "pk")
