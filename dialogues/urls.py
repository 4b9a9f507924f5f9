"""``/dialogues/``: the list, and a dialogue's own pages. The other rooms hang under it in the root urls."""

from django.urls import path

from . import views

app_name = "dialogues"
urlpatterns = [
    path("", views.dialogue_list, name="list"),
    path("<slug:slug>/", views.overview, name="overview"),
    path("<slug:slug>/people/", views.people, name="people"),
    path("<slug:slug>/log/", views.log, name="log"),
    path("<slug:slug>/preparation/", views.preparation, name="preparation"),
    path("<slug:slug>/preparation/sign-offs/", views.sign_offs, name="sign_offs"),
    path("<slug:slug>/preparation/sign-offs/new/", views.sign_off_edit, name="sign_off_new"),
    path("<slug:slug>/preparation/sign-offs/<int:pk>/", views.sign_off_edit, name="sign_off_edit"),
    path("<slug:slug>/preparation/sign-offs/<int:pk>/remove/", views.sign_off_remove, name="sign_off_remove"),
]
