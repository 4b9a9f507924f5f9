"""Why some forms carry no mark of what they were opened as, and where those that the walk does not open are tested."""

from datetime import date, timedelta

NEW = "makes a row of its own; the creation key keeps a doubled submit from making two"
OWN = "one person's own answer"
ORDER = "orders a job; nothing is written over"

ALONE: dict[str, str] = {
    "rights:disclosure_new": NEW,
    "actions:decision_new": NEW,
    "actions:follow_up_new": NEW,
    "actions:follow_up_send": NEW,
    "actions:report_new": NEW,
    "actions:source": "makes proposals of what is ticked; each has one origin",
    "dialogues:deviation_new": NEW,
    "dialogues:minutes_answer": OWN,
    "interviews:exploratory_candidate": NEW,
    "interviews:exploratory_new": NEW,
    "interviews:group_new": NEW,
    "interviews:suggestion_join": "makes a person, once for each suggestion, under its lock",
    "meetings:choice_new": ORDER,
    "meetings:round_new": NEW,
    "meetings:tables": ORDER,
}
"""By route: forms that open with words in them, and why nobody's words are written over by them."""

NO_WORDS: dict[str, str] = {
    "dialogues:about_place": "its one text names new areas, and those of both are added",
    "rights:disclosure_item": "what is hidden has to stand in the record; tests/rights/test_disclosure.py saves late",
    "meetings:table_setup": "numbers of tables; a row's form as every other, whose late save the others show",
}
"""Routes whose form carries a mark, and where a late save adds to what was there."""

TYPED: dict[str, dict[str, str]] = {
    "interviews:rebook": {"held_on": (date.today() + timedelta(days=40)).isoformat(), "starts_at": "10:00"},
    "actions:partner": {"email": "part@example.org"},
    "compilations:check_back_wish": {"outcome": "changed"},
}
"""What else has to be filled in for the first save to be a valid one."""

ADMINISTRATION = "on a page of the administration; tests/dialogues/administration/test_municipality.py saves late"
FIRST = "the row is made by the first save, and this world has none; saved by ``form_page`` as all others"

ELSEWHERE: dict[str, str] = {
    "actions.accessibility.forms.ReportForm": NEW,
    "dialogues.administration.forms.ContactsForm": ADMINISTRATION,
    "dialogues.administration.forms.LookForm": ADMINISTRATION,
    "dialogues.administration.forms.NoticeForm": ADMINISTRATION,
    "rights.disclosure.forms.DisclosureForm": NEW,
    "rights.processing.views.AssessmentForm": FIRST,
    "rights.retention.forms.EndingForm": FIRST,
    "actions.commenting.forms.AnswerCommentForm": NEW,
    "actions.commenting.forms.CommentForm": NEW,
    "actions.follow_up.forms.FollowUpForm": NEW,
    "actions.follow_up.forms.SendingForm": NEW,
    "actions.forms.ObjectionForm": NEW,
    "actions.forms.StatusReportForm": "what the form of a report is built on; a report is never changed",
    "actions.reporting.forms.ReportForm": NEW,
    "dialogues.forms.SectionForm": "what forms of a part of a row are built on",
    "dialogues.mandate.forms.DeviationForm": NEW,
    "dialogues.question.forms.PurposeForm": NEW,
    "dialogues.question.forms.WordingForm": NEW,
    "dialogues.triage.forms.RoundForm": NEW,
    "interviews.exploring.forms.FoundForm": NEW,
    "interviews.forms.interviews.RegistrationForm": NEW,
    "interviews.forms.texts.JoinForm": "answers a file that was chosen; tests/interviews/test_text.py",
    "meetings.forms.DescriptionForm": "a numbered version of its own; carries which one it was begun from",
    "meetings.groups.forms.DissentForm": NEW,
    "meetings.rounds.forms.CorrectionForm": NEW,
    "meetings.rounds.forms.OptionObjectionForm": NEW,
    "perspectives.compilations.forms.CommentForm": NEW,
    "perspectives.compilations.forms.VerdictForm": OWN,
}
