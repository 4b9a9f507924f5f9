"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import extract_views as extracts
from . import feedback_views, search_views
from . import public_views as views
from . import version_views as versions

urlpatterns = [
    path("compilation/", views.compilation, name="compilation"),
    path("compilation/pdf/", views.compilation_pdf, name="compilation_pdf"),
    path("compilation/changes/", versions.public_changes, name="changes"),
    path("compilation/changes/<int:number>/", versions.public_chapter_changes, name="chapter_changes"),
    path("compilation/short/", extracts.published, {"form": "short"}, name="compilation_short"),
    path("compilation/short/pdf/", extracts.published_pdf, {"form": "short"}, name="compilation_short_pdf"),
    path("compilation/cards/", extracts.published, {"form": "cards"}, name="compilation_cards"),
    path("compilation/cards/pdf/", extracts.published_pdf, {"form": "cards"}, name="compilation_cards_pdf"),
    path("compilation/search/", search_views.search, name="compilation_search"),
    path("compilation/feedback/", feedback_views.write_feedback, name="compilation_feedback"),
    path("compilation/feedback/thanks/", feedback_views.feedback_thanks, name="compilation_feedback_thanks"),
    path("compilation/link/<slug:key>/", views.lasting, name="compilation_link"),
    path("compilation/<int:number>/", views.chapter, name="chapter"),
    path("compilation/<int:number>/<int:perspective>/", views.perspective, name="perspective"),
]
