"""``/dialogues/<slug>/archive/``: the archive of a dialogue."""

from django.urls import path

from .archive import views

app_name = "keeping"
urlpatterns = [
    path("", views.archive, name="archive"),
    path("<int:order>/", views.order, name="order"),
    path("<int:order>/again/", views.retry, name="order_retry"),
    path("<int:order>/file/", views.file, name="order_file"),
]
