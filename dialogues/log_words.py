"""The log in words: what each event name means, as the rest of a sentence that begins with who did it.

A name that is not here is shown as it is: an event is never hidden because nobody wrote its sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Event
from .permissions import Role

WORDS: dict[str, str | Promise] = {
    # the dialogue
    "dialogue.started": _("started the dialogue"),
    "dialogue.changed": _("changed the description of the dialogue"),
    "dialogue.description.changed": _("changed the description of the dialogue"),
    "dialogue.mandate.changed": _("changed the mandate"),
    "dialogue.privacy.changed": _("changed the privacy set-up"),
    "dialogue.public_text.changed": _("changed what the public reads about the dialogue"),
    "dialogue.published": _("published the dialogue"),
    "dialogue.unpublished": _("took the dialogue's page back from the public"),
    "organisation.added": _("added an organisation"),
    "organisation.changed": _("changed an organisation"),
    "plan.added": _("added a phase to the time plan"),
    "plan.changed": _("changed the time plan"),
    "plan.removed": _("removed a phase from the time plan"),
    "sign_off.added": _("added a sign-off to the mandate"),
    "sign_off.changed": _("changed a sign-off"),
    "sign_off.removed": _("removed a sign-off"),
    # people
    "member.invited": _("invited someone to be %(role)s"),
    "member.reminded": _("reminded someone who was invited to be %(role)s"),
    "member.invitation_revoked": _("took back an invitation to be %(role)s"),
    "member.joined": _("said yes to being %(role)s"),
    "member.declined": _("said no to being %(role)s"),
    "member.role_removed": _("took the role of %(role)s from someone"),
    # design team
    "design_team.candidate_added": _("added a candidate for the design team"),
    "design_team.candidate_changed": _("changed a candidate for the design team"),
    "design_team.candidate_removed": _("removed a candidate for the design team"),
    "design_team.meeting_added": _("added a meeting of the design team"),
    "design_team.meeting_changed": _("changed a meeting of the design team"),
    "question.proposed": _("put forward a wording of the central question"),
    "question.agreed": _("wrote down that the central question is agreed"),
    "question.objected": _("objected to a wording of the central question"),
    "question.objection_changed": _("changed an objection to the central question"),
    "question.objection_settled": _("wrote down that an objection to the central question is settled"),
    # interviews
    "plan.group_added": _("added a group to the interview plan"),
    "plan.group_changed": _("changed a group in the interview plan"),
    "plan.group_moved": _("moved a group in the interview plan"),
    "plan.group_removed": _("removed a group from the interview plan"),
    "plan.variable_added": _("added a background variable"),
    "plan.variable_changed": _("changed a background variable"),
    "plan.variable_removed": _("removed a background variable"),
    "plan.usual_variables_added": _("added the usual background variables"),
    "plan.gap_left": _("left a gap in the interview plan, with a reason"),
    "plan.gap_taken_up": _("took up a gap in the interview plan again"),
    "suggestion.added": _("wrote down a suggestion of whom to hear"),
    "suggestion.changed": _("changed a suggestion of whom to hear"),
    "suggestion.asked": _("noted that someone suggested has been asked"),
    "suggestion.reopened": _("opened a suggestion of whom to hear again"),
    "suggestion.left": _("left a suggestion of whom to hear, with a reason"),
    "suggestion.joined": _("took someone suggested into the interview plan"),
    "suggestion.removed": _("erased a suggestion of whom to hear"),
    "identity.read_suggestion": _("read who is suggested to be heard"),
    "interviewee.added": _("added an interviewee"),
    "interviewee.changed": _("changed an interviewee"),
    "interviewee.removed": _("took away an interviewee"),
    "identity.read": _("read who an interviewee is"),
    "identity.read_candidate": _("read who a candidate for the meetings is"),
    "identity.changed": _("changed who an interviewee is"),
    "consent.given": _("wrote down a consent"),
    "consent.changed": _("changed a consent"),
    "consent.withdrawn": _("wrote down that a consent is withdrawn"),
    "consent.quotes_stopped": _("took an interviewee who no longer wants to be quoted out of what is not published"),
    "receipt.made": _("made a receipt with a withdrawal code"),
    "withdrawal.handled": _("wrote down what was done after a withdrawal"),
    "withdrawal.erased": _("erased for good what was kept after a withdrawal"),
    "interviewee.list_uploaded": _("uploaded a list of people"),
    "interviewee.list_imported": _("took in people from a list"),
    "interviewee.list_thrown_away": _("threw away a list of people"),
    "interview.invited": _("invited someone to an interview"),
    "interview.answered": _("wrote down an answer to an interview invitation"),
    "interview.reminded": _("reminded someone of an interview"),
    "interview.rebooked": _("gave an interview a new time"),
    "interview.called_off": _("called off an interview"),
    "interview.held": _("noted that an interview was held"),
    "interview.missed": _("noted that an interview did not come off"),
    "interview.people_added": _("added people to an interview"),
    "interview.registered": _("registered an interview"),
    "interview.changed": _("changed an interview"),
    "interview.removed": _("removed an interview"),
    "interview.person_added": _("added a person to an interview"),
    "interview.person_removed": _("removed a person from an interview"),
    "interview.text_changed": _("changed the text of an interview"),
    "interview.text_brought_back": _("brought back an earlier version of an interview's text"),
    "interview.versions_erased": _("erased earlier versions of an interview's text"),
    "guide.question_added": _("added a question to the interview guide"),
    "guide.question_changed": _("changed a question in the interview guide"),
    "guide.question_moved": _("moved a question in the interview guide"),
    "guide.question_removed": _("took a question out of the interview guide"),
    "guide.question_restored": _("put a question back into the interview guide"),
    "guide.questions_taken": _("took questions from the bank into the interview guide"),
    "source.read": _("read the text of an interview"),
    "web_form.made": _("made a form on the web"),
    "web_form.changed": _("changed a form on the web"),
    "web_form.questions_changed": _("changed the questions of a form on the web"),
    "web_form.opened": _("opened a form on the web"),
    "web_form.closed": _("closed a form on the web"),
    "web_form.removed": _("removed a form on the web"),
    "web_answer.received": _("sent in an answer through a form on the web"),
    "web_answer.taken_back": _("took back an answer to a form on the web"),
    "web_answer.taken_in": _("took in an answer from the inbox as an interview"),
    "web_answer.set_aside": _("set aside an answer in the inbox"),
    "web_answer.brought_back": _("brought an answer back to the inbox"),
    "web_answer.emptied": _("erased the words of old answers in the inbox"),
    # statements and perspectives
    "interview.coded": _("marked an interview as coded"),
    "interview.coding_reopened": _("opened the coding of an interview again"),
    "statement.lifted": _("lifted a statement from an interview"),
    "statement.masked": _("changed the masked wording of a statement"),
    "statement.coded": _("changed the themes of a statement"),
    "statement.followed_text": _("let a statement follow a changed text"),
    "statement.words_accepted": _("accepted the wording of a statement in a changed text"),
    "statement.released": _("released statements to the design team"),
    "statement.taken_back": _("took statements back from the design team"),
    "statement.coded_twice": _("coded a statement without seeing the first coding"),
    "statement.settled": _("decided which themes a statement has, where two coders differed"),
    "statement.confirmed": _("confirmed the masks of statements"),
    "statement.words_hidden": _("hid what may point someone out in a statement"),
    "statement.words_left": _("let something that was pointed at stand in a statement"),
    "statement.words_asked_again": _("took up again something that was left in a statement"),
    "statement.mask_sent_back": _("sent the mask of a statement back"),
    "statement.theme_given": _("gave statements a theme"),
    "statement.marked": _("marked statements with what they describe"),
    "statement.unmarked": _("took a mark of what they describe from statements"),
    "facet.switched_on": _("switched on the second codebook"),
    "facet.switched_off": _("switched off the second codebook"),
    "facet.created": _("added a question to the second codebook"),
    "facet.changed": _("changed a question in the second codebook"),
    "category.created": _("added a category to the second codebook"),
    "category.changed": _("changed a category in the second codebook"),
    "category.moved": _("moved a category in the second codebook"),
    "category.removed": _("removed a category from the second codebook"),
    "category.restored": _("brought a category back into the second codebook"),
    "contrast.created": _("put a contradiction side by side"),
    "contrast.changed": _("changed a contradiction"),
    "contrast.quotes_chosen": _("chose which statements stand in a contradiction"),
    "contrast.moved": _("moved a contradiction"),
    "contrast.removed": _("removed a contradiction"),
    "contrast.restored": _("brought a contradiction back"),
    "statement.removed": _("removed a statement"),
    "statement.restored": _("brought a statement back"),
    "statement.withdrawn": _("withdrew a statement"),
    "theme.created": _("created a theme"),
    "theme.changed": _("changed a theme"),
    "theme.moved": _("moved a theme"),
    "theme.removed": _("removed a theme"),
    "theme.restored": _("brought a theme back"),
    "theme.split": _("split a theme"),
    "perspective.created": _("created a perspective"),
    "perspective.changed": _("changed a perspective"),
    "perspective.removed": _("removed a perspective"),
    "perspective.restored": _("brought a perspective back"),
    "perspective.statements_attached": _("attached statements to a perspective"),
    "perspective.statement_detached": _("detached a statement from a perspective"),
    "perspective.statements_moved": _("moved statements to a perspective"),
    "perspective.statements_detached": _("detached statements from perspectives"),
    "perspective.act_undone": _("undid what they had last done on the board"),
    "perspective.merged": _("merged a perspective into another"),
    "perspective.unmerged": _("let a merged perspective stand by itself again"),
    "perspective.split": _("split a perspective"),
    "perspective.parked": _("parked a perspective"),
    "perspective.unparked": _("took a parked perspective up again"),
    "perspective.placed": _("gave a perspective another place among the themes"),
    # interchange with other programs
    "export.ordered": _("ordered a file of the material"),
    "export.fetched": _("fetched a file of the material"),
    "codebook.imported": _("took in a codebook from another program"),
    "statement.imported": _("took in statements from another program"),
    # the compilation
    "compilation.begun": _("began a compilation"),
    "compilation.arranged": _("arranged the compilation"),
    "compilation.texts_changed": _("changed the texts of the compilation"),
    "compilation.group_waits": _("let a group wait in the compilation"),
    "compilation.group_told": _("let words be told of a group in the compilation again"),
    "compilation.ages_read": _("had the span of ages worked out for the compilation"),
    "compilation.translated": _("translated texts of the compilation"),
    "compilation.language_removed": _("took a language out of the compilation"),
    "feedback.received": _("received what a reader of the compilation wrote"),
    "feedback.answered": _("answered a reader of the compilation"),
    "feedback.set_aside": _("laid aside what a reader of the compilation wrote"),
    "feedback.taken_up": _("took up again what a reader of the compilation wrote"),
    "feedback.erased": _("erased what a reader of the compilation wrote"),
    "compilation.sent_to_review": _("sent the compilation to review"),
    "compilation.commented": _("commented on the compilation"),
    "compilation.comment_answered": _("answered a comment on the compilation"),
    "compilation.comment_reopened": _("opened a comment on the compilation again"),
    "compilation.answered": _("answered whether the compilation can be published"),
    "compilation.answer_taken_back": _("took back an answer about the compilation"),
    "compilation.approval_fell": _("changed an answer that the approval of the compilation rested on"),
    "compilation.approved": _("approved the compilation"),
    "compilation.taken_back": _("took the compilation back from review"),
    "compilation.published": _("published the compilation"),
    "check_back.asked": _("asked an interviewee to look at their own quotes"),
    "check_back.reminded": _("reminded an interviewee who was asked to look at their own quotes"),
    "check_back.closed": _("took back the asking of an interviewee about their own quotes"),
    "check_back.answered": _("answered about their own quotes"),
    "check_back.quote_withdrawn": _("took a quote of their own away"),
    "check_back.quote_given_back": _("let a quote that they had taken away be used again"),
    "check_back.wish_settled": _("answered a wish for another wording of a quote"),
    "check_back.addition_taken_in": _("took in as a statement what an interviewee said was missing"),
    "check_back.addition_set_aside": _("set aside what an interviewee said was missing"),
    # meetings
    "candidate.added": _("wrote down a candidate for the meetings"),
    "candidate.changed": _("changed a candidate for the meetings"),
    "candidate.identity_changed": _("changed who a candidate for the meetings is"),
    "candidate.removed": _("erased a candidate for the meetings"),
    "candidate.erased": _("erased who a candidate for the meetings was, since the day for it had come"),
    "candidate.taken_from_interviews": _("made candidates for the meetings of people who had been interviewed"),
    "candidate.taken_from_participants": _("made candidates of people who were participants already"),
    "candidate.kept_apart": _("noted that two candidates are not asked together"),
    "candidate.no_longer_apart": _("let two candidates be asked together again"),
    "candidate.signed_up": _("signed up, or named somebody, for the meetings"),
    "candidate.sign_up_accepted": _("let a sign-up that looked like advertising count"),
    "candidate.sign_up_changed": _("changed how one signs up for the meetings"),
    "candidate.sign_up_opened": _("opened the sign-up for the meetings"),
    "candidate.sign_up_closed": _("closed the sign-up for the meetings"),
    "candidate.list_uploaded": _("uploaded a list of candidates"),
    "candidate.list_imported": _("took in candidates from a list"),
    "candidate.list_thrown_away": _("threw away a list of candidates"),
    "choice.ordered": _("ordered a choice of whom to ask"),
    "choice.made": _("made a choice of whom to ask"),
    "choice.taken": _("let those chosen become participants"),
    "choice.undone": _("undid a choice, so that those chosen are no participants"),
    "participant.added": _("added a participant"),
    "participant.changed": _("changed a participant"),
    "participant.invited": _("invited a participant to the meetings"),
    "participant.answered": _("answered an invitation to the meetings"),
    "participant.removed": _("removed a participant"),
    "meeting.added": _("added a meeting"),
    "meeting.changed": _("changed a meeting"),
    "meeting.agenda_changed": _("changed the agenda of a meeting"),
    "meeting.runbook_begun": _("began the agenda of a meeting from a template"),
    "meeting.clock_pressed": _("pressed the clock of a meeting"),
    "meeting.kit_ordered": _("ordered what is printed for a meeting"),
    "meeting.tables_set_up": _("said how the room of a meeting is laid"),
    "meeting.tables_planned": _("had tables planned"),
    "meeting.tables_stopped": _("stopped the planning of tables"),
    "meeting.tables_used": _("took planned tables into use"),
    "meeting.tables_planned_at_door": _("had tables laid again at the door"),
    "meeting.seats_undone": _("undid a change of seats"),
    "seating_wish.saved": _("wrote down a wish about who shares a table"),
    "seating_wish.removed": _("took away a wish about who shares a table"),
    "participant.seat_facts_changed": _("changed what the tables know of a participant"),
    "participant.walked_in": _("took in someone at the door who was not on the list"),
    "meeting.tables_suggested": _("had tables suggested for a meeting"),
    "meeting.seats_changed": _("changed the seats of a meeting"),
    "meeting.attendance_ticked": _("ticked who came to a meeting"),
    "note.written": _("wrote a note at a meeting"),
    "note.changed": _("changed a note from a meeting"),
    "note.removed": _("removed a note from a meeting"),
    "working_group.formed": _("formed a working group"),
    "working_group.changed": _("changed a working group"),
    "problem_description.written": _("wrote a working group's problem description"),
    # actions
    "proposal.collected": _("collected a proposal"),
    "proposal.changed": _("changed a proposal"),
    "proposal.moved": _("moved a proposal"),
    "proposal.objected": _("objected to a proposal"),
    "proposal.owner_asked": _("asked someone to answer for a proposal"),
    "proposal.owner_assigned": _("wrote down who answers for a proposal"),
    "proposal.owner_answered": _("answered whether they answer for a proposal"),
    "decision.made": _("wrote down a decision"),
    "decision.changed": _("changed a decision"),
    "milestone.added": _("added a step to an action"),
    "milestone.changed": _("changed a step of an action"),
    "milestone.done": _("ticked off a step of an action"),
    "status_report.asked": _("asked for a status report"),
    "status_report.reminded": _("a reminder of a status report went out"),
    "status_report.given": _("gave a status report"),
    "follow_up.ordered": _("ordered a follow-up report"),
    "follow_up.published": _("published a follow-up report"),
}


DETAILS: dict[str, Callable[[Event], str]] = {}
"""What an app adds to a sentence from the event's data, by event name; filled in ``AppConfig.ready``."""


@dataclass(frozen=True)
class Area:
    """A part of the log: events whose names begin with one of ``prefixes``."""

    key: str
    title: str | Promise
    prefixes: tuple[str, ...]


AREAS = [
    Area(
        "dialogue",
        _("the dialogue and its mandate"),
        ("dialogue.", "organisation.", "plan.added", "plan.changed", "plan.removed", "sign_off."),
    ),
    Area("people", _("people and roles"), ("member.",)),
    Area("design_team", _("design team and central question"), ("design_team.", "question.")),
    Area(
        "interviews",
        _("interviews"),
        (
            "interview.",
            "interviewee.",
            "identity.",
            "consent.",
            "receipt.",
            "withdrawal.",
            "source.",
            "web_form.",
            "web_answer.",
            "plan.gap_",
            "plan.group_",
            "plan.variable_",
            "suggestion.",
            "guide.",
            "plan.usual_",
        ),
    ),
    Area(
        "perspectives",
        _("statements and perspectives"),
        ("statement.", "theme.", "perspective.", "codebook.", "export.", "facet.", "category.", "contrast."),
    ),
    Area("compilation", _("the compilation"), ("compilation.", "check_back.", "feedback.")),
    Area(
        "meetings",
        _("meetings"),
        ("candidate.", "choice.", "participant.", "meeting.", "note.", "working_group.", "problem_description."),
    ),
    Area(
        "actions", _("proposals and actions"), ("proposal.", "decision.", "milestone.", "status_report.", "follow_up.")
    ),
    Area("reading", _("who has read what is protected"), ("identity.read", "source.read", "export.fetched")),
]


def areas() -> list[Area]:
    return AREAS


def names_in(key: str) -> Q:
    """Filter for the events of an area; nothing for an unknown one."""
    prefixes = next((area.prefixes for area in AREAS if area.key == key), ())
    wanted = Q(pk__in=[])
    for prefix in prefixes:
        wanted |= Q(name__startswith=prefix)
    return wanted


def sentence(event: Event) -> str:
    """What was done, without who did it. A role comes from the event's data."""
    words = WORDS.get(event.name)
    if words is None:
        return event.name
    role = event.data.get("role", "")
    said = str(words) % {"role": dict(Role.choices).get(role, role)}
    detail = DETAILS[event.name](event) if event.name in DETAILS else ""
    return f"{said}: {detail}" if detail else said
