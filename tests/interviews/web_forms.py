"""A form on the web with two questions, and what a browser sends when somebody answers it."""

import re
from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone

from dialogues.models import Dialogue
from interviews.models import Audience, WebForm, WebFormAnswer

PLACE = "/dialogues/segregation/interviews/"
WORDS = "Hemliga ord om min gata som ingen annan ska läsa."


def make_form(dialogue: Dialogue, *, key: str = "beratta", opened: bool = True, **values: Any) -> WebForm:
    form = WebForm.objects.create(
        dialogue=dialogue,
        key=key,
        **(
            {"title": "Berätta", "opened_at": timezone.now() if opened else None, "audience": Audience.INTERNAL}
            | values
        ),
    )
    form.questions.create(text="Hur är det?", required=True, position=0)
    form.questions.create(text="Vad kan göras?", position=1)
    return form


def stamp_on(client: Client, form: WebForm) -> str:
    page = client.get(form.get_public_url()).content.decode()
    return re.search(r'name="stamp" value="([^"]+)"', page)[1]


def filled_in(client: Client, form: WebForm, **values: Any) -> dict[str, Any]:
    """What the browser sends from a freshly opened page; a value of None leaves the field out."""
    first, second = form.questions.filter(removed_at=None).order_by("position")[:2]
    sent = {
        "stamp": stamp_on(client, form),
        "homepage": "",
        f"q{first.pk}": WORDS,
        f"q{second.pk}": "Ha öppet längre.",
        "language": "sv",
        "of_age": "older",
        "agrees": "on",
    } | values
    return {name: value for name, value in sent.items() if value is not None}


def send(form: WebForm, *, after: float = 60, client: Client | None = None, **values: Any):
    """Open the form, wait ``after`` seconds, send it."""
    client = client or Client()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = filled_in(client, form, **values)
        clock.shift(timedelta(seconds=after))
        return client.post(form.get_public_url(), sent)


def answer_to(form: WebForm, **values: Any) -> WebFormAnswer:
    """Send an answer and return it."""
    assert send(form, **values).status_code == 302
    return form.answers.order_by("-number").first()


def code_on(response, client: Client | None = None) -> str:
    page = (client or Client()).get(response.headers["Location"]).content.decode()
    return re.search(r'class="web-form__code">([^<]+)<', page)[1]
