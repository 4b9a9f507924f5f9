"""Mounted at ``/dialogues/<slug>/perspectives/``."""

from django.urls import include, path

from . import perspective_views
from .agreement import views as agreement_views
from .codebook import views as theme_views
from .coding import act_views as coding_act_views
from .coding import views as coding_views
from .differences import contrast_views, facet_views
from .differences import views as difference_views
from .exchange import import_views
from .exchange import views as exchange_views
from .masking import views as mask_views
from .statements import views as statement_views

app_name = "perspectives"
urlpatterns = [
    path("", include("perspectives.board.urls")),
    path("list/", perspective_views.perspectives, name="list"),
    path("new/", perspective_views.perspective_edit, name="new"),
    path("<int:number>/", perspective_views.detail, name="detail"),
    path("<int:number>/edit/", perspective_views.perspective_edit, name="edit"),
    path("<int:number>/remove/", perspective_views.perspective_remove, name="remove"),
    path("<int:number>/restore/", perspective_views.perspective_restore, name="restore"),
    path("<int:number>/statements/", perspective_views.attach, name="attach"),
    path("<int:number>/statements/<uuid:key>/remove/", perspective_views.detach, name="detach"),
    path("statements/", statement_views.statements, name="statements"),
    path("statements/many/", statement_views.many, name="statements_many"),
    path("statements/<uuid:key>/", statement_views.statement, name="statement"),
    path("statements/<uuid:key>/confirm/", statement_views.statement_confirm, name="statement_confirm"),
    path("statements/<uuid:key>/mask/", mask_views.mask, name="mask"),
    path("masks/", mask_views.masks, name="masks"),
    path("masks/<uuid:key>/", mask_views.masks_one, name="masks_one"),
    path("themes/", theme_views.themes, name="themes"),
    path("themes/new/", theme_views.theme_edit, name="theme_new"),
    path("themes/history/", theme_views.theme_history, name="theme_history"),
    path("themes/<int:pk>/", theme_views.theme_edit, name="theme_edit"),
    path("themes/<int:pk>/move/", theme_views.theme_move, name="theme_move"),
    path("themes/<int:pk>/remove/", theme_views.theme_remove, name="theme_remove"),
    path("themes/<int:pk>/merge/", theme_views.theme_merge, name="theme_merge"),
    path("themes/<int:pk>/split/", theme_views.theme_split, name="theme_split"),
    path("themes/<int:pk>/restore/", theme_views.theme_restore, name="theme_restore"),
    path("differences/", difference_views.differences, name="differences"),
    path("differences/suggestions/", difference_views.contrast_suggestions, name="contrast_suggestions"),
    path("differences/new/", contrast_views.contrast_edit, name="contrast_new"),
    path("differences/<int:pk>/", contrast_views.contrast, name="contrast"),
    path("differences/<int:pk>/edit/", contrast_views.contrast_edit, name="contrast_edit"),
    path("differences/<int:pk>/move/", contrast_views.contrast_move, name="contrast_move"),
    path("differences/<int:pk>/remove/", contrast_views.contrast_remove, name="contrast_remove"),
    path("differences/<int:pk>/restore/", contrast_views.contrast_restore, name="contrast_restore"),
    path("differences/<int:pk>/sides/<int:place>/", contrast_views.contrast_side, name="contrast_side"),
    path("categories/", facet_views.categories, name="categories"),
    path("categories/switch/", facet_views.categories_switch, name="categories_switch"),
    path("categories/questions/new/", facet_views.facet_edit, name="facet_new"),
    path("categories/questions/<int:pk>/", facet_views.facet_edit, name="facet_edit"),
    path("categories/questions/<int:pk>/new/", facet_views.category_new, name="category_new"),
    path("categories/<int:pk>/", facet_views.category_edit, name="category_edit"),
    path("categories/<int:pk>/move/", facet_views.category_move, name="category_move"),
    path("categories/<int:pk>/remove/", facet_views.category_remove, name="category_remove"),
    path("categories/<int:pk>/restore/", facet_views.category_restore, name="category_restore"),
    path("exchange/", exchange_views.exchange, name="exchange"),
    path("exchange/<int:export>/", exchange_views.export_job, name="export"),
    path("exchange/<int:export>/file/", exchange_views.export_file, name="export_file"),
    path("exchange/<int:export>/retry/", exchange_views.export_retry, name="export_retry"),
    path("exchange/take-in/", import_views.take_in, name="take_in"),
    path("exchange/take-in/codebook/", import_views.codebook_yes, name="take_in_codebook"),
    path("exchange/take-in/highlights/", import_views.highlights_yes, name="take_in_highlights"),
    path("agreement/", agreement_views.agreement, name="agreement"),
    path("agreement/<int:interview>/", agreement_views.agreement_one, name="agreement_one"),
    path("agreement/<int:interview>/settle/", agreement_views.settle, name="settle"),
    path("second/", agreement_views.second_begin, name="second_begin"),
    path("second/<int:interview>/", agreement_views.second, name="second"),
    path("second/<int:interview>/<int:place>/", agreement_views.second_one, name="second_one"),
    path("coding/<int:interview>/", coding_views.coding, name="coding"),
    path("coding/<int:interview>/lift/", coding_views.lift, name="lift"),
    path("coding/<int:interview>/sentences/", coding_views.sentences, name="sentences"),
    path("coding/<int:interview>/undo/", coding_act_views.undo, name="undo"),
    path("coding/<int:interview>/finish/", coding_act_views.finish, name="finish"),
    path("coding/<int:interview>/<int:statement>/", coding_views.code, name="code"),
    path("coding/<int:interview>/<int:statement>/suggestions/", coding_act_views.theme_suggestions, name="suggestions"),
    path("coding/<int:interview>/<int:statement>/remove/", coding_act_views.remove, name="statement_remove"),
    path("coding/<int:interview>/<int:statement>/restore/", coding_act_views.restore, name="statement_restore"),
    path("coding/<int:interview>/<int:statement>/confirm/", coding_act_views.confirm, name="coding_confirm"),
    path("coding/<int:interview>/<int:statement>/words/", coding_act_views.accept_words, name="accept_words"),
]
