"""Verbs that change a dialogue, its mandate and its anchoring. Each runs in one transaction and writes its event."""

from django.db import transaction

from accounts.models import User

from .events import record
from .forms_base import RecordForm
from .models import Dialogue, SignOff


@transaction.atomic
def save_sign_off(*, form: RecordForm, dialogue: Dialogue, actor: User) -> SignOff:
    """Create or change a sign-off from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    sign_off, changed = form.save_record(dialogue=dialogue)
    if changed:
        name = "sign_off.added" if is_new else "sign_off.changed"
        record(name, dialogue=dialogue, actor=actor, obj=sign_off, status=sign_off.status)
    return sign_off


@transaction.atomic
def remove_sign_off(*, sign_off: SignOff, actor: User) -> None:
    """Take an organisation off the list of those who are asked to stand behind the mandate."""
    record("sign_off.removed", dialogue=sign_off.dialogue, actor=actor, obj=sign_off, status=sign_off.status)
    sign_off.delete()
