"""The first person of a real installation: an administrator, with the municipality if it is new."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from accounts.account_mail import send_login_hint
from accounts.models import Municipality, User
from accounts.services import open_account, person_with


class Command(BaseCommand):
    help = "Make EMAIL administrator of MUNICIPALITY; creates either if missing. Harmless to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("municipality", help='its name, as in "Umeå kommun"')
        parser.add_argument("--name", default="", help="the administrator's name")

    def handle(self, *args: Any, **options: Any) -> None:
        email, wanted = options["email"].strip().lower(), " ".join(options["municipality"].split())
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email!r} is not an e-mail address.") from None
        if not wanted or len(wanted) > 80:
            raise CommandError("Give the municipality a name of at most 80 characters.")
        with transaction.atomic():
            municipality = self._municipality(wanted)
            person = person_with(email) or open_account(email=email, name=options["name"])
            self._check(person)
            is_new = not municipality.administrators.filter(pk=person.pk).exists()
            if is_new:
                municipality.administrators.add(person)
                send_login_hint(email=person.email, municipality=municipality.name)
        login = settings.SITE_URL + reverse("account_request_login_code")
        if is_new:
            self.stdout.write(f"{person.email} is administrator of {municipality}. A mail says how to log in.")
        else:
            self.stdout.write(f"{person.email} was already administrator of {municipality}. Nothing is changed.")
        self.stdout.write(f"Log in with a mailed code at {login}")
        if settings.DELIVERY_BACKEND.endswith("dummy.EmailBackend"):
            self.stdout.write("No mail server is set (EMAIL_URL), so no mail leaves this machine. Without it:")
            self.stdout.write(f"  manage.py changepassword {person.email}")

    def _municipality(self, name: str) -> Municipality:
        known = Municipality.objects.filter(name__iexact=name).first()
        if known:
            return known
        short = slugify(name.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")).lower().removesuffix(" kommun"))[:50]
        slug, number = short or "kommun", 2
        while Municipality.objects.filter(slug=slug).exists():
            slug, number = f"{short[:46]}-{number}", number + 1
        return Municipality.objects.create(name=name, slug=slug)

    def _check(self, person: User) -> None:
        if not person.is_active:
            raise CommandError(f"The account of {person.email} is closed. Open it first, in the Django admin.")
