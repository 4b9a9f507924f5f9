"""The two things that are worded together: the central question and the purpose. Views and services take either."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import (
    CentralQuestion,
    Dialogue,
    PurposeComment,
    PurposeJudgement,
    PurposeObjection,
    PurposeWording,
    QuestionComment,
    QuestionJudgement,
    QuestionObjection,
)
from .checklist import PURPOSE_POINTS, QUESTION_POINTS, Point


@dataclass(frozen=True)
class Subject:
    """``key`` begins its events and names its rows' foreign key, ``home`` the route of the page with all wordings."""

    key: str
    title: str | Promise
    home: str
    wordings: Any
    objections: Any
    comments: Any
    judgements: Any
    points: tuple[Point, ...]
    wording_help: str | Promise
    agree_title: str | Promise
    agree_submit: str | Promise
    agreed_said: str | Promise

    def of(self, dialogue: Dialogue):
        """Every wording of the dialogue."""
        return self.wordings.objects.filter(dialogue=dialogue)

    def url(self, dialogue: Dialogue, verb: str = "", *args: object) -> str:
        """Address of the page with all wordings, or of what one does with one of them."""
        name = f"{self.key}_{verb}" if verb else self.home
        if self.key == "question" and verb.startswith("objection"):
            name = verb
        return reverse(f"dialogues:{name}", args=[dialogue.slug, *args])

    def wording_of(self, row: Any) -> Any:
        """The wording that an objection or a comment is about."""
        return getattr(row, self.key)


QUESTION = Subject(
    key="question",
    title=_("The central question"),
    home="questions",
    wordings=CentralQuestion,
    objections=QuestionObjection,
    comments=QuestionComment,
    judgements=QuestionJudgement,
    points=QUESTION_POINTS,
    wording_help=_(
        "A question that all sides want an answer to, that blames no one and cannot be answered by yes or no."
    ),
    agree_title=_("Has the design team agreed on this question?"),
    agree_submit=_("Yes, this is the question"),
    agreed_said=_("The dialogue has its central question."),
)
PURPOSE = Subject(
    key="purpose",
    title=_("The purpose"),
    home="purposes",
    wordings=PurposeWording,
    objections=PurposeObjection,
    comments=PurposeComment,
    judgements=PurposeJudgement,
    points=PURPOSE_POINTS,
    wording_help=_("What should be different when the dialogue is over? In words that every side can stand behind."),
    agree_title=_("Has the design team agreed on this purpose?"),
    agree_submit=_("Yes, this is the purpose"),
    agreed_said=_("The dialogue has its purpose, and everyone reads it in these words."),
)
