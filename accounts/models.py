"""Who is this: people, municipalities, their organisations, and the mail on its way to people."""

from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.jobs import Job

from .prepared import Prepared, as_row, columns
from .records import Record

DEMO_DOMAINS = ("@umea.example", "@sigtuna.example")
"""Where the demo's people have their addresses: a top domain that nobody can have (RFC 2606)."""

_BY_KEY = Prepared(lambda pk: User._base_manager.filter(pk=pk).values_list(*columns(User)))


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra) -> "User":
        """Create a person who logs in by e-mail. Without a password, only mailed codes and passkeys work.

        The address counts as verified: accounts are made by someone who followed a mailed link, or from the
        command line by whoever runs the installation. There is no open sign-up.
        """
        from allauth.account.models import EmailAddress

        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password) if password else user.set_unusable_password()
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            EmailAddress.objects.using(self._db).get_or_create(
                user=user, email=user.email, defaults={"verified": True, "primary": True}
            )
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get(self, *args, **kwargs) -> "User":
        """As always; by key alone, as every page asks who is there, without writing the query anew."""
        if args or kwargs.keys() != {"pk"} or not isinstance(kwargs["pk"], int):
            return super().get(*args, **kwargs)
        using = self.db
        for row in _BY_KEY.rows(kwargs["pk"], using=using):
            return as_row(User, row, using)
        raise User.DoesNotExist("User matching query does not exist.")

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Roles are held per dialogue, in ``dialogues.Membership``."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_left_over(self) -> bool:
        """Whether this is one of the demo's people, whose password everybody knows, on an installation that is none."""
        return settings.DEMO_PEOPLE_LOCKED and self.email.endswith(DEMO_DOMAINS)

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(raw_password) and not self.is_left_over

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Whether this is one of the demo's people, whose password everybody knows, where there is no demo."""
        if self.is_left_over:
            return token_hex()
        return super()._get_session_auth_hash(secret=secret)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self).split(" ")[0]


def logo_place(municipality: "Municipality", name: str) -> str:
    """Where a logo lies: the name is made of what is in it, so that a new one has a new address."""
    return f"logos/{municipality.pk}/{name}"


class Municipality(Record):
    """A municipality that runs dialogues here."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    contact_text = models.CharField(_("who answers"), max_length=200, blank=True)
    data_protection_contact = models.CharField(_("data protection officer"), max_length=200, blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, blank=True, default="", db_default="")
    """``#rrggbb``, or empty for the product's own; ``look/colours.py`` works the others out."""
    logo = models.FileField(_("logo"), upload_to=logo_place, max_length=120, blank=True, default="", db_default="")
    """A PNG drawn anew by ``look/logos.py``, never a file as it was sent."""
    banner = models.CharField(_("notice"), max_length=300, blank=True, default="", db_default="")
    banner_from = models.DateField(_("shown from"), null=True, blank=True)
    banner_until = models.DateField(_("shown until and including"), null=True, blank=True)
    administrators = models.ManyToManyField(User, related_name="administered", blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name

    @property
    def banner_today(self) -> str:
        """What all the municipality's pages say at the top today; empty on most days."""
        if not self.banner:
            return ""
        today = timezone.localdate()
        begun = self.banner_from is None or self.banner_from <= today
        return self.banner if begun and (self.banner_until is None or today <= self.banner_until) else ""

    @property
    def look_url(self) -> str:
        """Stylesheet with the municipality's own colours; empty when it has none."""
        return reverse("municipality_look", args=[self.slug, self.accent[1:]]) if self.accent else ""

    @property
    def logo_url(self) -> str:
        return reverse("municipality_logo", args=[self.slug, Path(str(self.logo.name)).stem]) if self.logo else ""


class OrganisationKind(models.TextChoices):
    ADMINISTRATION = "administration", _("administration")
    POLITICAL_BODY = "political_body", _("political body")
    ASSOCIATION = "association", _("association")
    COMPANY = "company", _("company")
    OTHER = "other", _("other")


class Organisation(Record):
    """An administration, political body, association or other body that a dialogue deals with."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="organisations")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("municipality", Lower("name"), name="one_organisation_per_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_municipal(self) -> bool:
        return self.kind in {OrganisationKind.ADMINISTRATION, OrganisationKind.POLITICAL_BODY}


class OutgoingMail(Job):
    """A mail as a row before it is sent. ``key`` makes a reminder go out once whatever the scheduler does.

    The body can hold a one-time link or code, so it is emptied when the mail has left; an hour later address and
    subject are too, and a keyed hash of the address stays (``refusals.py``). The demo keeps them, for /demo/mail/.
    """

    key = models.CharField(max_length=200, unique=True, null=True)  # noqa: DJ001 - NULL: no key, not unique
    to = models.EmailField(blank=True)
    to_hash = models.CharField(max_length=64, blank=True, db_index=True, default="", db_default="")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    from_email = models.CharField(max_length=250, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    """Further header lines, by name."""
    LEASES = 5
    """A slow server may take some ten answers of up to ``EMAIL_TIMEOUT`` each; nobody else sends it meanwhile."""

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"
