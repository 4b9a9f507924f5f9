"""The assistant inside the coder's form: its buttons save what is written there and do what they say, in one go."""

from django.http import QueryDict

from accounts.models import User

from ..forms import CoderForm
from . import services
from .around import surroundings
from .decisions import PARTS, rows_of


def hide_in_form(*, form: CoderForm, posted: QueryDict, actor: User) -> bool:
    """Do what an assistant's button in the form asked, with the wording as it was written; return whether one was.

    Must run in the transaction that saves the form. While something that leads straight to one person is undecided the
    mask is not finished, whatever the box said: one step at a time is not a mistake.

    Raises:
        ValidationError: see ``services.apply``.
    """
    asked = services.asked_in(posted)
    if asked is None:
        return False
    statement = form.instance
    texts = {part: text for part in PARTS if (text := getattr(statement, part))}
    around = surroundings(statement.dialogue)
    after = services.apply(statement=statement, texts=texts, asked=asked, actor=actor, around=around)
    for part, text in after.items():
        setattr(statement, part, text)
        form.cleaned_data[part] = text
    left = rows_of(statement, statement.mask_decisions.all(), None)
    if any(not row.is_left for row in left):
        form.cleaned_data["is_masked"] = False
    return True
