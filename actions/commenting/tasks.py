"""The worker's part of commenting."""

from celery import shared_task

from ..models import AskedForLink
from . import services


@shared_task
def send_comment_link(pk: int) -> None:
    """Look whether whoever asked for a link took part, and mail it; see ``services.send_link``."""
    if asked := AskedForLink.claim(pk):
        services.send_link(asked)
