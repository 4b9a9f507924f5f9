"""Work of the rights room that the scheduler starts."""

from celery import shared_task

from .papers import throw_away_papers
from .retention import engine, traces


@shared_task
def weed_out() -> int:
    """Erase what the rules say goes by itself, and what was promised to go; see ``retention/engine.py``."""
    return engine.weed_all()


@shared_task
def throw_away_traces() -> int:
    """Delete old mails, dead links and ended log-ins; see ``retention/traces.py``."""
    return traces.throw_away_traces()


@shared_task
def send_own_data(pk: int) -> bool:
    """Mail somebody a link to what is kept about them; see ``person/services.py``."""
    from .models import PersonRequest
    from .person.services import send_link

    row = PersonRequest.objects.filter(pk=pk).first()
    return row is not None and send_link(request=row)


@shared_task
def send_waiting_own_data() -> int:
    """Answer those whose question was left lying."""
    from .person.services import send_waiting

    return send_waiting()


@shared_task
def throw_away_own_data() -> int:
    """Throw away papers about single people and for requests a day after they were made."""
    return throw_away_papers(["own_data", "disclosure"])
