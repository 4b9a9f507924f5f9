"""All addresses. The contract's paths (DESIGN.md section 6) are kept here, the rooms' own in each app's urls.py."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

import actions.accessibility.public_urls
import actions.municipal.public_urls
import actions.public_urls
import dialogues.administration.public_urls
import dialogues.public_urls
import interviews.consent.public_urls
import interviews.webforms.public_urls
import meetings.candidates.public_urls
import meetings.phone.public_urls
import perspectives.compilations.public_urls
from actions.following.views import leave as leave_following
from actions.hearing_back.stopping import stop as stop_hearing
from dialogplattform import mail_views
from dialogplattform.health import healthz
from dialogplattform.metrics import metrics
from dialogues import link_views, public_views
from interviews.consent.public_views import withdraw
from keeping.archive.views import take_in as take_in_archive
from meetings.inviting.link_views import code as meeting_code
from perspectives.check_back.link_views import code as check_back_code
from rights.person.own import ask as own_data

public = (
    [
        *dialogues.public_urls.urlpatterns,
        *interviews.consent.public_urls.urlpatterns,
        *interviews.webforms.public_urls.dialogue_urlpatterns,
        *perspectives.compilations.public_urls.urlpatterns,
        *meetings.candidates.public_urls.urlpatterns,
        *actions.public_urls.urlpatterns,
    ],
    "public",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public_views.front, name="front"),
    path("help/", public_views.help_page, name="help"),
    path("accessibility/", include(actions.accessibility.public_urls.urlpatterns)),
    path("privacy/", public_views.privacy, name="privacy"),
    path("privacy/about-me/", own_data, name="own_data"),
    path("withdraw/", withdraw, name="withdraw"),
    path("meet/", meeting_code, name="meeting_code"),
    path("check-back/", check_back_code, name="check_back_code"),
    path("follow/leave/<str:token>/", leave_following, name="leave_following"),
    path("told/stop/<str:token>/", stop_hearing, name="stop_hearing"),
    path("d/<slug:slug>/", include(public)),
    path("municipalities/", include(dialogues.administration.public_urls.urlpatterns)),
    path("municipalities/", include(actions.municipal.public_urls.urlpatterns)),
    path("administration/", include("dialogues.administration.urls")),
    path("administration/", include("rights.municipality.urls")),
    path("f/", include(interviews.webforms.public_urls.urlpatterns)),
    path("m/", include(meetings.phone.public_urls.urlpatterns)),
    path("l/<str:token>/", link_views.one_time, name="link"),
    path("demo/mail/", mail_views.mail_list, name="demo_mail"),
    path("demo/mail/<int:pk>/", mail_views.mail, name="demo_mail_one"),
    path("demo/mail/<int:pk>/html/", mail_views.mail_as_seen, name="demo_mail_html"),
    path("dialogues/", include("dialogues.urls")),
    path("dialogues/<slug:slug>/interviews/", include("interviews.urls")),
    path("dialogues/<slug:slug>/perspectives/", include("perspectives.urls")),
    path("dialogues/<slug:slug>/compilations/", include("perspectives.compilations.urls")),
    path("dialogues/<slug:slug>/meetings/", include("meetings.urls")),
    path("dialogues/<slug:slug>/actions/", include("actions.urls")),
    path("dialogues/<slug:slug>/privacy/", include("rights.urls")),
    path("dialogues/<slug:slug>/archive/", include("keeping.urls")),
    path("archives/take-in/", take_in_archive, name="take_in_archive"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("accounts/", include("dialogues.signing_in.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
