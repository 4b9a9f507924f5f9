"""What we write to people about their account: codes, changes, and addresses we do not know.

django-allauth decides when; the words and the outbox are ours.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .mail import send_mail


def codes() -> dict[str, tuple[str, str]]:
    """Subject and opening sentence of the mails that carry a code, by allauth's name of the mail."""
    confirm = (_("Your code to confirm the address"), _("Here is the code that shows that this address is yours:"))
    return {
        "login_code": (_("Your code to log in"), _("Here is your code to log in:")),
        "password_reset_code": (_("Your code for a new password"), _("Here is your code to choose a new password:")),
        "email_confirmation": confirm,
        "email_confirmation_signup": confirm,
    }


def changes(context: dict[str, Any]) -> dict[str, str]:
    """What has been changed in an account, in one sentence, by allauth's name of the mail."""
    return {
        "email_changed": _("Your address has been changed from %(from_email)s to %(to_email)s.")
        % {"from_email": context.get("from_email", ""), "to_email": context.get("to_email", "")},
        "email_confirm": _("Your address has been confirmed."),
        "email_deleted": _("The address %(email)s has been removed from your account.")
        % {"email": context.get("deleted_email", "")},
        "password_changed": _("Your password has been changed."),
        "password_reset": _("You have a new password."),
        "password_set": _("Your account has a password now."),
        "totp_activated": _("Your account is now also protected by an authenticator app."),
        "totp_deactivated": _("Your account is no longer protected by an authenticator app."),
        "webauthn_added": _("A passkey or security key has been added to your account."),
        "webauthn_removed": _("A passkey or security key has been removed from your account."),
        "recovery_codes_generated": _("Your account has new recovery codes. The old ones no longer work."),
        "account_connected": _("Your account has been connected to your organisation's log-in."),
        "account_disconnected": _("Your account is no longer connected to your organisation's log-in."),
    }


def mail_for(template_prefix: str, email: str, context: dict[str, Any]) -> dict[str, Any] | None:
    """Return the arguments of ``send_mail`` for one of allauth's mails; None for a mail we have no words for."""
    name = template_prefix.rpartition("/")[2]
    if name in codes() and context.get("code"):
        subject, purpose = codes()[name]
        return {
            "to": email,
            "subject": subject,
            "template": "code",
            "context": {"purpose": purpose, "code": context["code"]},
        }
    if name in changes(context):
        when = localtime(context["timestamp"]) if context.get("timestamp") else localtime()
        day = date_format(when, "DATETIME_FORMAT")
        return _note(
            email,
            _("A change to your account"),
            [
                changes(context)[name],
                _("It was done %(when)s. If it was you, you need do nothing.") % {"when": day},
                _("If it was not you, choose a new password at once and tell whoever runs the dialogue."),
            ],
            _("You get this because the log-in of your account was changed."),
            url=settings.SITE_URL + reverse("account_reset_password"),
            url_label=_("Choose a new password"),
        )
    if name == "unknown_account":
        return _note(
            email,
            _("There is no account for this address"),
            [
                _("Someone, perhaps you, tried to log in with %(email)s. It has no account here.") % {"email": email},
                _("Perhaps your account has another address. An account comes with an invitation to a dialogue, so "
                  "if you expect one, ask whoever runs the dialogue. Following a dialogue needs no account."),
            ],
            _("You get this because someone wrote your address on the log-in page."),
            url=settings.SITE_URL + reverse("front"),
            url_label=_("See the dialogues"),
        )  # fmt: skip
    if name == "account_already_exists":
        return _note(
            email,
            _("The address already has an account"),
            [_("Someone, perhaps you, tried to add %(email)s to an account. It already belongs to one: yours. "
               "Nothing has been changed.") % {"email": email}],
            _("You get this because someone wrote your address among their own."),
            url=settings.SITE_URL + reverse("account_login"),
            url_label=_("Log in"),
        )  # fmt: skip
    return None


def _note(email: str, subject: str, sentences: list[str], why: str, *, url: str, url_label: str) -> dict[str, Any]:
    context = {"sentences": sentences, "why": why, "url": url, "url_label": url_label}
    return {"to": email, "subject": subject, "template": "account_note", "context": context}


def send_proof_code(*, email: str, code: str) -> None:
    """Mail a code to somebody who is logged in, as one more proof before a sensitive act."""
    send_mail(
        to=email,
        subject=_("Your code to go on"),
        template="code",
        context={"purpose": _("Here is the code that shows once more that it is you:"), "code": code},
    )


def send_account_note(*, email: str, sentence: str, municipality: str) -> None:
    """Tell somebody what an administrator has done with their account."""
    send_mail(
        **_note(
            email,
            _("A change to your account"),
            [sentence, _("An administrator for %(municipality)s did it.") % {"municipality": municipality}],
            _("You get this because something about your account was changed."),
            url=settings.SITE_URL + reverse("account_login"),
            url_label=_("Log in"),
        )
    )


def send_login_hint(*, email: str, municipality: str) -> None:
    """Tell the first administrator of an installation where to log in and how."""
    send_mail(
        **_note(
            email,
            _("You are the administrator for %(municipality)s") % {"municipality": municipality},
            [
                _("There is now an account for you. You log in with this address: ask for a code on the log-in page, "
                  "and we mail it to you. A password is not needed, but you can choose one afterwards."),
                _("As administrator you create dialogues and invite the people who are to run them."),
            ],
            _("You get this because someone made you administrator."),
            url=settings.SITE_URL + reverse("account_request_login_code"),
            url_label=_("Log in with a code"),
        )
    )  # fmt: skip
