"""``/dialogues/<slug>/privacy/``: what is kept and how long, people's rights, the register, requests for records."""

from django.urls import path

from .disclosure import views as disclosure
from .person import views as person
from .processing import views as processing
from .retention import views as retention

app_name = "rights"
urlpatterns = [
    path("", retention.retention, name="retention"),
    path("rules/<str:kind>/", retention.rule, name="rule"),
    path("rules/<str:kind>/remove/", retention.rule_remove, name="rule_remove"),
    path("ending/", retention.ending, name="ending"),
    path("weed/", retention.run, name="weed"),
    path("people/", person.people, name="people"),
    path("people/open/", person.open_request, name="person_open"),
    path("people/<int:number>/", person.person, name="person"),
    path("people/<int:number>/file/", person.person_file, name="person_file"),
    path("people/<int:number>/pdf/", person.person_pdf, name="person_pdf"),
    path("people/<int:number>/pdf/file/", person.person_pdf_file, name="person_pdf_file"),
    path("people/<int:number>/erase/", person.person_erase, name="person_erase"),
    path("documents/", processing.documents, name="documents"),
    path("documents/own/", processing.assessment_edit, name="assessment_edit"),
    path("documents/<slug:which>/", processing.paper, name="paper"),
    path("documents/<slug:which>/pdf/", processing.paper_pdf, name="paper_pdf"),
    path("documents/<slug:which>/pdf/file/", processing.paper_pdf_file, name="paper_pdf_file"),
    path("requests/", disclosure.disclosures, name="disclosures"),
    path("requests/new/", disclosure.disclosure_new, name="disclosure_new"),
    path("requests/<int:number>/", disclosure.disclosure, name="disclosure"),
    path("requests/<int:number>/mark/", disclosure.mark, name="disclosure_mark"),
    path("requests/<int:number>/close/", disclosure.disclosure_close, name="disclosure_close"),
    path("requests/<int:number>/pdf/", disclosure.disclosure_pdf, name="disclosure_pdf"),
    path("requests/<int:number>/pdf/file/", disclosure.disclosure_pdf_file, name="disclosure_pdf_file"),
    path("requests/<int:number>/<int:pk>/", disclosure.item, name="disclosure_item"),
    path("requests/<int:number>/<int:pk>/clear/", disclosure.item_clear, name="disclosure_item_clear"),
    path("requests/<int:number>/<int:pk>/remove/", disclosure.item_remove, name="disclosure_item_remove"),
    path("protocols/<int:number>/", retention.protocol, name="protocol"),
    path("protocols/<int:number>/file/", retention.protocol_file, name="protocol_file"),
]
