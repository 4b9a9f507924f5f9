"""Mounted at ``/dialogues/<slug>/compilations/``."""

from django.urls import include, path

from . import comment_views as comments
from . import extract_views, feedback_views, language_views, text_views, views
from . import hidden_views as hidden
from . import review_views as review
from . import version_views as versions

app_name = "compilations"
urlpatterns = [
    path("", views.compilation_list, name="list"),
    path("new/", views.compilation_new, name="new"),
    path("check-back/", include("perspectives.check_back.urls")),
    path("<int:number>/", views.compilation_detail, name="detail"),
    path("<int:number>/texts/", views.texts, name="texts"),
    path("<int:number>/text/<slug:where>/", text_views.text, name="text"),
    path("<int:number>/languages/", language_views.languages, name="languages"),
    path("<int:number>/languages/<slug:language>/", language_views.language, name="language"),
    path("<int:number>/languages/<slug:language>/remove/", language_views.language_remove, name="language_remove"),
    path("<int:number>/languages/<slug:language>/<slug:part>/", language_views.language_part, name="language_part"),
    path("<int:number>/feedback/", feedback_views.feedback, name="feedback"),
    path("<int:number>/feedback/<int:pk>/", feedback_views.feedback_one, name="feedback_one"),
    path("<int:number>/feedback/<int:pk>/aside/", feedback_views.feedback_aside, name="feedback_aside"),
    path("<int:number>/feedback/<int:pk>/erase/", feedback_views.feedback_erase, name="feedback_erase"),
    path("<int:number>/readability/", text_views.measure, name="readability"),
    path("<int:number>/chapters/", views.chapters, name="chapters"),
    path("<int:number>/chapters/<int:chapter>/", views.chapter, name="chapter"),
    path("<int:number>/chapters/<int:chapter>/texts/", views.chapter_texts, name="chapter_texts"),
    path("<int:number>/quotes/<int:entry>/", views.quotes, name="quotes"),
    path("<int:number>/hidden/", hidden.hidden, name="hidden"),
    path("<int:number>/hidden/<int:group>/", hidden.let_wait, name="let_wait"),
    path("<int:number>/mend/", views.mend, name="mend"),
    *[
        route
        for form in ("short", "cards")
        for route in [
            path(f"<int:number>/{form}/", extract_views.draft, {"form": form}, name=form),
            path(f"<int:number>/{form}/print/", extract_views.order, {"form": form}, name=f"{form}_print"),
            path(f"<int:number>/{form}/job/", extract_views.job, {"form": form}, name=f"{form}_job"),
            path(f"<int:number>/{form}/pdf/", extract_views.pdf, {"form": form}, name=f"{form}_pdf"),
        ]
    ],
    path("<int:number>/print/", views.order_print, name="print"),
    path("<int:number>/job/", views.print_job, name="job"),
    path("<int:number>/pdf/", views.pdf, name="pdf"),
    path("<int:number>/read/", review.read, name="read"),
    path("<int:number>/read/<int:chapter>/", review.read_chapter, name="read_chapter"),
    path("<int:number>/read/<int:chapter>/<int:perspective>/", review.read_perspective, name="read_perspective"),
    path("<int:number>/changes/", versions.changes, name="changes"),
    path("<int:number>/changes/<int:chapter>/", versions.chapter_changes, name="chapter_changes"),
    path("<int:number>/comments/", comments.comments, name="comments"),
    path("<int:number>/comments/<int:pk>/", comments.comment_answer, name="comment_answer"),
    path("<int:number>/verdict/", review.verdict, name="verdict"),
    path("<int:number>/verdict/take-back/", review.take_back_answer, name="take_back_answer"),
    path("<int:number>/send/", review.send, name="send"),
    path("<int:number>/take-back/", review.take_back, name="take_back"),
    path("<int:number>/approve/", review.approve, name="approve"),
    path("<int:number>/publish/", review.publish, name="publish"),
]
