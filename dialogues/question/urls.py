"""Part of ``dialogues.urls``: the same pages for the central question and for the purpose."""

from django.urls import URLPattern, path

from . import views
from .subject import Subject


def _room(subject: Subject) -> list[URLPattern]:
    home = f"<slug:slug>/design-team/{subject.home}/"
    one, key = f"{home}<int:number>/", subject.key
    objection = "objection" if key == "question" else f"{key}_objection"
    return [
        path(home, views.page(subject), name=subject.home),
        path(f"{home}new/", views.new(subject), name=f"{key}_new"),
        path(f"{one}agree/", views.agree(subject), name=f"{key}_agree"),
        path(f"{one}judge/", views.judge(subject), name=f"{key}_judge"),
        path(f"{one}comment/", views.comment(subject), name=f"{key}_comment"),
        path(f"{one}comments/<int:pk>/", views.comment(subject), name=f"{key}_comment_edit"),
        path(f"{one}object/", views.object_to(subject), name=f"{key}_object"),
        path(f"{one}objections/<int:pk>/", views.object_to(subject), name=f"{objection}_edit"),
        path(f"{one}objections/<int:pk>/settle/", views.settle(subject), name=f"{objection}_settle"),
    ]


urlpatterns = [route for subject in views.SUBJECTS for route in _room(subject)]
