"""Writing to people who were heard, by key: the rooms above never see an address or a name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from accounts.mail import send_mail

from ..models import Identity, Interviewee


def may_be_contacted(people: Iterable[int] | QuerySet) -> QuerySet[Interviewee]:
    """Return those of the people, by key, who have said that they may be contacted and have taken nothing back."""
    return Interviewee.objects.filter(
        pk__in=people, consent__allows_contact=True, consent__withdrawn_at=None, withdrawal=None
    )


def mail_person(
    person: int, *, write: Callable[[], tuple[str, dict[str, Any]]], template: str, key: str, headers: Mapping[str, str]
) -> bool:
    """Put one mail to a person in the outbox, in the language of their talk when the product has it.

    Returns False, and writes nothing, when they may not be contacted or left no address.

    Args:
        write: gives subject and context, called with that language active.
        key: the same mail is put there once, however often this is called.
    """
    if not may_be_contacted([person]).exists():
        return False
    identity = Identity.objects.filter(interviewee=person).first()
    if identity is None or not identity.email:
        return False
    spoken = Interviewee.objects.get(pk=person).interviews.order_by("-held_on").values_list("language", flat=True)
    language = spoken.first()
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        subject, context = write()
        send_mail(
            to=identity.email, subject=subject, template=template, context=context, key=key, headers=dict(headers)
        )
    return True
