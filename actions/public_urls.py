"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import public_views
from .commenting import public_views as commenting_views
from .flow import views as flow_views
from .follow_up import public_views as follow_up_views
from .following import views as following_views
from .learning import public_views as learning_views
from .open import views as open_views
from .reporting import file_views

urlpatterns = [
    path("actions/", public_views.actions, name="actions"),
    path("case/", learning_views.case, name="case"),
    path("case/<int:number>.pdf", learning_views.case_pdf, name="case_pdf"),
    path("case/<int:number>.docx", learning_views.case_word, name="case_word"),
    path("actions/thread/", flow_views.public_thread, name="thread"),
    path("actions/follow/", following_views.follow, name="follow"),
    path("actions/open/", open_views.page, name="open"),
    path("actions/feed/", open_views.feed, name="feed"),
    path("actions/calendar.ics", open_views.calendar_file, name="calendar"),
    path("actions/data.json", open_views.document, name="data_json"),
    path("actions/data.csv", open_views.table, name="data_csv"),
    path("actions/money.csv", open_views.money_table, name="data_money"),
    path("actions/schema.json", open_views.schema, name="data_schema"),
    path("actions/<int:number>/feed/", open_views.feed, name="action_feed"),
    path("actions/<int:number>/", public_views.action, name="action"),
    path("actions/<int:number>/comment/", commenting_views.ask, name="comment"),
    path("actions/<int:number>/files/<uuid:key>/", file_views.public_file, name="report_file"),
    path("actions/follow-up/<int:number>/", follow_up_views.follow_up_page, name="follow_up_page"),
    path("actions/follow-up/<int:number>.pdf", follow_up_views.follow_up_pdf, name="follow_up"),
]
