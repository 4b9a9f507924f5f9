"""Mounted at ``/dialogues/<slug>/interviews/``."""

from django.urls import path

from .views import interviews, people, plan

app_name = "interviews"
urlpatterns = [
    path("", interviews.interview_list, name="list"),
    path("new/", interviews.interview_new, name="new"),
    path("plan/", plan.plan, name="plan"),
    path("plan/groups/", plan.groups, name="groups"),
    path("plan/groups/new/", plan.group_edit, name="group_new"),
    path("plan/groups/<int:pk>/", plan.group_edit, name="group_edit"),
    path("plan/groups/<int:pk>/move/", plan.group_move, name="group_move"),
    path("plan/groups/<int:pk>/remove/", plan.group_remove, name="group_remove"),
    path("plan/background/", plan.background, name="background"),
    path("plan/background/new/", plan.variable_edit, name="variable_new"),
    path("plan/background/usual/", plan.background_usual, name="background_usual"),
    path("plan/background/<int:pk>/", plan.variable_edit, name="variable_edit"),
    path("plan/background/<int:pk>/remove/", plan.variable_remove, name="variable_remove"),
    path("people/", people.people, name="people"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:number>/identity/", people.identity_edit, name="identity_edit"),
    path("people/<int:number>/consent/", people.consent_edit, name="consent_edit"),
    path("people/<int:number>/withdraw/", people.consent_withdraw, name="consent_withdraw"),
    path("<int:number>/", interviews.interview_detail, name="detail"),
    path("<int:number>/edit/", interviews.interview_edit, name="edit"),
    path("<int:number>/text/", interviews.interview_text, name="text"),
    path("<int:number>/remove/", interviews.interview_remove, name="remove"),
    path("<int:number>/people/add/", interviews.person_add, name="person_add"),
    path("<int:number>/people/<int:person>/remove/", interviews.person_remove, name="person_remove"),
]
