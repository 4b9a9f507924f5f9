"""Opening accounts, finding people by any address of theirs, ending sessions, and who administers a municipality."""

from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .account_mail import send_login_hint
from .models import Municipality, User


def person_with(email: str) -> User | None:
    """Return the account that the address belongs to, active or not; unverified addresses belong to nobody."""
    email = email.strip().lower()
    owner = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return owner.user if owner else User.objects.filter(email__iexact=email).first()


def addresses_of(user: User) -> set[str]:
    """Return the addresses that are proved to be the person's, in lower case."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {user.email.lower(), *(email.lower() for email in verified)}


def open_account(*, email: str, name: str, password: str | None = None) -> User:
    """Create an active account whose address is known to be the person's (a mailed link, the operator's command).

    Without a password the person logs in with mailed codes until they choose one.

    Raises:
        IntegrityError: the address has an account.
    """
    return User.objects.create_user(email, password, name=name.strip())


def end_sessions(*, user: User, but: str | None = None) -> int:
    """End the person's sessions everywhere, except the one whose key is ``but``. Returns how many were ended."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    known = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    keys = list(known.values_list("session_key", flat=True))
    for key in keys:
        store.delete(key)
    known.delete()
    return len(keys)


def end_older_sessions(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A second factor that is added ends every session but the one at hand, since those never showed it; so does one
    that is taken away, since whoever has it may be in one of them."""
    end_sessions(user=user, but=request.session.session_key)


@transaction.atomic
def make_administrator(*, email: str, name: str, municipality: Municipality) -> tuple[User, bool]:
    """Let whoever has the address administer the municipality; return them, and whether they did not before.

    Without an account they are given one and told by mail how to log in.

    Raises:
        ValidationError: their account is closed.
    """
    person = person_with(email) or open_account(email=email, name=name)
    if not person.is_active:
        raise ValidationError(_("The account of %(email)s is closed. Open it first.") % {"email": person.email})
    if municipality.administrators.filter(pk=person.pk).exists():
        return person, False
    municipality.administrators.add(person)
    send_login_hint(email=person.email, municipality=municipality.name)
    return person, True


@transaction.atomic
def remove_administrator(*, person: User, municipality: Municipality) -> None:
    """Take the administration of the municipality from somebody, also from oneself.

    Raises:
        ValidationError: nobody who can log in would be left to administer it.
    """
    # Two who leave at once must not both succeed.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    if not municipality.administrators.exclude(pk=person.pk).filter(is_active=True).exists():
        raise ValidationError(
            _("%(name)s is the only administrator, and a municipality needs one. Add another first.") % {"name": person}
        )
    municipality.administrators.remove(person)


@transaction.atomic
def close_account(*, person: User) -> None:
    """Let somebody log in no more, and end what they are logged in to. What they have written stays.

    Raises:
        ValidationError: they are the only administrator of a municipality.
    """
    for municipality in Municipality.objects.select_for_update(no_key=True).filter(administrators=person):
        if not municipality.administrators.exclude(pk=person.pk).filter(is_active=True).exists():
            raise ValidationError(
                _("%(name)s is the only administrator of %(municipality)s. Add another first.")
                % {"name": person, "municipality": municipality}
            )
    User.objects.filter(pk=person.pk).update(is_active=False)
    end_sessions(user=person)


@transaction.atomic
def open_account_again(*, person: User) -> None:
    """Let somebody whose account was closed log in again."""
    User.objects.filter(pk=person.pk).update(is_active=True)


@transaction.atomic
def remove_factors(*, person: User) -> int:
    """Take away every second factor of somebody who has lost theirs, and end their sessions. Returns how many."""
    end_sessions(user=person)
    return Authenticator.objects.filter(user=person).delete()[0]
