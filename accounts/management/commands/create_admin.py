"""The first person of a real installation: an administrator, with the municipality if it is new."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from accounts.models import Municipality
from accounts.services import make_administrator


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
            try:
                person, is_new = make_administrator(email=email, name=options["name"], municipality=municipality)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
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
