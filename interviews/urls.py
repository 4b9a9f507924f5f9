"""Mounted at ``/dialogues/<slug>/interviews/``."""

from django.urls import path

from .booking import urls as booking
from .consent import views as consent
from .exploring import urls as exploring
from .from_actors import views as from_actors
from .guide import urls as guide
from .people_import import urls as people_import
from .views import interviews, people, plan, suggestions, texts
from .webforms import urls as web_forms

app_name = "interviews"
urlpatterns = [
    path("", interviews.interview_list, name="list"),
    path("new/", interviews.interview_new, name="new"),
    path("plan/", plan.plan, name="plan"),
    path("plan/groups/", plan.groups, name="groups"),
    path("plan/from-actors/", from_actors.plan_from_actors, name="plan_from_actors"),
    path("plan/groups/new/", plan.group_edit, name="group_new"),
    path("plan/groups/<int:pk>/", plan.group_edit, name="group_edit"),
    path("plan/groups/<int:pk>/move/", plan.group_move, name="group_move"),
    path("plan/groups/<int:pk>/remove/", plan.group_remove, name="group_remove"),
    path("plan/gaps/<slug:key>/", plan.gap_leave, name="gap_leave"),
    path("plan/gaps/<int:pk>/take-up/", plan.gap_take_up, name="gap_take_up"),
    path("plan/background/", plan.background, name="background"),
    path("plan/background/new/", plan.variable_edit, name="variable_new"),
    path("plan/background/usual/", plan.background_usual, name="background_usual"),
    path("plan/background/<int:pk>/", plan.variable_edit, name="variable_edit"),
    path("plan/background/<int:pk>/remove/", plan.variable_remove, name="variable_remove"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/<int:pk>/", suggestions.suggestion, name="suggestion"),
    path("suggestions/<int:pk>/edit/", suggestions.suggestion_edit, name="suggestion_edit"),
    path("suggestions/<int:pk>/mark/", suggestions.suggestion_mark, name="suggestion_mark"),
    path("suggestions/<int:pk>/join/", suggestions.suggestion_join, name="suggestion_join"),
    path("suggestions/<int:pk>/leave/", suggestions.suggestion_leave, name="suggestion_leave"),
    path("suggestions/<int:pk>/remove/", suggestions.suggestion_remove, name="suggestion_remove"),
    *guide.urlpatterns,
    *exploring.urlpatterns,
    path("people/", people.people, name="people"),
    *people_import.urlpatterns,
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:number>/identity/", people.identity_edit, name="identity_edit"),
    path("people/<int:number>/consent/", people.consent_edit, name="consent_edit"),
    path("people/<int:number>/withdraw/", people.consent_withdraw, name="consent_withdraw"),
    path("people/<int:number>/receipt/", consent.receipt, name="receipt"),
    path("consent/", consent.consents, name="consents"),
    path("consent/texts/<int:number>/", consent.notice, name="notice"),
    path("consent/withdrawals/<int:number>/", consent.withdrawal, name="withdrawal"),
    path("consent/withdrawals/<int:number>/erase/", consent.withdrawal_erase, name="withdrawal_erase"),
    *web_forms.urlpatterns,
    *booking.urlpatterns,
    path("<int:number>/", interviews.interview_detail, name="detail"),
    path("<int:number>/edit/", interviews.interview_edit, name="edit"),
    path("<int:number>/text/", texts.interview_text, name="text"),
    path("<int:number>/text/save/", texts.text_save, name="text_save"),
    path("<int:number>/text/file/", texts.text_file, name="text_file"),
    path("<int:number>/text/versions/", texts.text_versions, name="text_versions"),
    path("<int:number>/text/versions/erase/", texts.text_erase_versions, name="text_erase_versions"),
    path("<int:number>/text/versions/<int:version>/", texts.text_version, name="text_version"),
    path("<int:number>/text/versions/<int:version>/bring-back/", texts.text_bring_back, name="text_bring_back"),
    path("<int:number>/remove/", interviews.interview_remove, name="remove"),
    path("<int:number>/suggestions/new/", suggestions.suggestion_new, name="suggestion_new"),
    path("<int:number>/people/add/", interviews.person_add, name="person_add"),
    path("<int:number>/people/<int:person>/remove/", interviews.person_remove, name="person_remove"),
]
