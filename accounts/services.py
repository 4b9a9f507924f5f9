"""Opening accounts, and finding people by any address of theirs."""

from allauth.account.models import EmailAddress

from .models import User


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
