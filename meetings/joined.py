"""When somebody takes a role in a dialogue, the participant row that carries their address becomes theirs."""

from accounts.models import User
from dialogues.models import Dialogue


def recognise_participant(*, dialogue: Dialogue, user: User, email: str = "", **_: object) -> None:
    """Tie the account to the participant asked at the same address, unless somebody's account is there already."""
    address = email or user.email
    dialogue.participants.filter(user=None, email__iexact=address).update(user=user)
