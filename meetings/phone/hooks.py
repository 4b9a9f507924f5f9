"""What else there is to do in the phone (giving dots, choosing groups): rooms register it in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass

from ..models import Meeting, Participant, PhoneCode, Table


@dataclass(frozen=True)
class Visit:
    """Somebody with a phone in an evening: by their own code they are a participant, else a table or just the room."""

    code: PhoneCode
    meeting: Meeting
    participant: Participant | None
    table: Table | None


@dataclass(frozen=True)
class Task:
    """One thing to do now: a heading, a sentence, and where it is done."""

    title: str
    text: str
    url: str
    label: str


Provider = Callable[[Visit], list[Task]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Ask ``provider`` what there is to do, each time an evening is opened in a phone; nothing when nothing is open.

    A page of its own finds the visit again with ``public_views.visit_of(request, code)``.
    """
    if provider not in _providers:
        _providers.append(provider)


def tasks_for(visit: Visit) -> list[Task]:
    return [task for provider in _providers for task in provider(visit)]
