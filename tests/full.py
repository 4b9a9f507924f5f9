"""A dialogue with at least one of everything, in which every role has somebody: the demo, and what it lacks."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from actions.models import AccessibilityReport, AccessibilityStatement, Indicator, ReportAttachment
from dialogplattform.demo.load import load
from dialogues.actors import importing as actor_import
from dialogues.files import keeping
from dialogues.models import (
    Area,
    DesignTeamCandidate,
    Dialogue,
    DialogueDraft,
    Invitation,
    KnowledgeFile,
    MandateVersion,
    PurposeComment,
    PurposeObjection,
    QuestionComment,
    QuestionObjection,
    TriageRound,
    TriageSheet,
)
from interviews.coverage import coverage
from interviews.models import TextVersion
from interviews.people_import import services as people_import
from keeping.archive.services import order_archive
from keeping.models import ArchiveOrder
from meetings.candidates import importing
from meetings.choosing import services as choosing
from meetings.evening.kit import order_kit
from meetings.inviting import services as inviting
from meetings.models import ChoiceRun, InterestCall, Kit, Meeting, Note, OpenTopic, Option, Round, SeatingWish
from perspectives.compilations.keys import theme_key
from perspectives.exchange.services import order_export
from perspectives.models import (
    Category,
    CheckBack,
    CheckBackAddition,
    Contrast,
    Export,
    Feedback,
    ReviewComment,
    Statement,
    Theme,
)
from reports.models import Document
from rights import papers
from rights.models import Disclosure, DisclosureItem, PersonRequest, RetentionRule
from rights.person.services import open_request
from rights.retention.engine import write_protocol
from tests import factories


@dataclass
class World:
    """``values`` fills the paths of routes: by ``route:parameter``, else ``room:parameter``, else ``parameter``."""

    dialogue: Dialogue
    people: dict[str, User]
    outsider: User
    foreign_leader: User
    values: dict[str, Any]
    own: dict[str, dict[str, Any]]
    """What differs by role, because a right reaches only what the person made."""


def full_dialogue() -> World:
    """Write the world. Takes some seconds: share it between tests."""
    dialogue = load("umea")
    names = {
        "leader": "leader",
        "facilitator": "facilitator",
        "interviewer": "interviewer",
        "design_team": "designteam",
        "steering": "steering",
        "participant": "participant",
        "owner": "owner",
        "admin": "admin",
    }
    people = {role: User.objects.get(email=f"{name}@umea.example") for role, name in names.items()}
    elsewhere = factories.make_dialogue("elsewhere", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    foreign_leader = factories.make_member(elsewhere, factories.make_user("Frida"), "leader")
    values = _values(dialogue, people)
    question = dialogue.questions.order_by("-number").first()
    purpose = dialogue.purposes.order_by("-number").first()
    own = {}
    for role in ("leader", "design_team"):
        objection = QuestionObjection.objects.create(question=question, by=people[role], objection="Nej")
        comment = QuestionComment.objects.create(question=question, by=people[role], text="Ja")
        about = PurposeComment.objects.create(purpose=purpose, by=people[role], text="Ja")
        against = PurposeObjection.objects.create(purpose=purpose, by=people[role], objection="Nej")
        own[role] = {
            **{f"dialogues:objection_{verb}:pk": objection.pk for verb in ("edit", "settle")},
            **{f"dialogues:purpose_objection_{verb}:pk": against.pk for verb in ("edit", "settle")},
            "dialogues:question_comment_edit:pk": comment.pk,
            "dialogues:purpose_comment_edit:pk": about.pk,
        }
    for role in ("leader", "facilitator", "interviewer"):
        own.setdefault(role, {})["perspectives:export"] = _export(dialogue, people[role]).pk
    for role, kind in (("leader", "full"), ("admin", "public")):
        own.setdefault(role, {})["keeping:order"] = _archive(dialogue, people[role], kind).pk
    values["keeping:order"] = own["leader"]["keeping:order"]
    _finish_documents(dialogue)
    return World(dialogue, people, factories.make_user("Ulf"), foreign_leader, values, own)


def _export(dialogue: Dialogue, by: User) -> Export:
    """A codebook that ``by`` has ordered, and that the worker has made."""
    export = order_export(dialogue=dialogue, actor=by, kind="codebook_qdc", sees_source=False)
    document = Document.objects.get(pk=export.document.pk)
    document.file.save("full.qdc", ContentFile(b"<CodeBook/>"), save=False)
    document.state, document.name, document.content_type = "done", "full.qdc", "application/xml; charset=utf-8"
    document.save()
    return export


def _archive(dialogue: Dialogue, by: User, kind: str) -> ArchiveOrder:
    """An archive that ``by`` has ordered, and that the worker has made."""
    order = order_archive(dialogue=dialogue, actor=by, kind=kind)
    document = Document.objects.get(pk=order.document.pk)
    document.file.save("full.zip", ContentFile(b"PK"), save=False)
    document.state, document.name, document.content_type = "done", "full.zip", "application/zip"
    document.save()
    return order


def _finish_documents(dialogue: Dialogue) -> None:
    """Let the ordered PDFs be there: what they hold is the reports room's business, who may fetch them is ours."""
    owners = [
        *dialogue.compilations.exclude(document=None),
        *dialogue.follow_ups.exclude(document=None),
        *dialogue.published_cases.exclude(document=None),
    ]
    for document in (owner.document for owner in owners):
        document.file.save("full.pdf", ContentFile(b"%PDF-1.7"), save=False)
        document.state, document.pages, document.size = "done", 1, 8
        document.save()


def _could_not_use(dialogue: Dialogue) -> int:
    """What somebody could not use, and a statement of the municipality's own."""
    own = {"shortcomings": "Filmen saknar texter.", "assessed_on": timezone.localdate()}
    AccessibilityStatement.objects.get_or_create(municipality=dialogue.municipality, defaults=own)
    text = {"text": "Kartan går inte att läsa.", "where": "Karta"}
    return AccessibilityReport.objects.create(municipality=dialogue.municipality, email="nora@example.org", **text).pk


def _kit(meeting: Meeting, by: User) -> Kit:
    """What was printed for an evening, made already."""
    kit = order_kit(meeting=meeting, parts=["dots"], actor=by)
    document = Document.objects.get(pk=kit.document.pk)
    document.file.save("full.pdf", ContentFile(b"%PDF-1.7"), save=False)
    document.state, document.pages, document.size = "done", 1, 8
    document.save()
    return kit


def _knowledge_file(dialogue: Dialogue) -> dict[str, Any]:
    """A source with a file of its own."""
    stored = keeping.new_place("knowledge", "pdf")
    keeping.write(b"%PDF-1.7", stored)
    file = KnowledgeFile.objects.create(
        source=dialogue.knowledge.last(),
        name="full.pdf",
        content_type="application/pdf",
        stored=stored,
        size=8,
        sha256="0" * 64,
    )
    return {"dialogues:knowledge_file:pk": file.source_id, "dialogues:knowledge_file:key": file.key}


def _sign_off_values(dialogue: Dialogue) -> dict[str, Any]:
    asked = dialogue.sign_offs.filter(conditions__isnull=False).exclude(contact_email="").first()
    names = ("sign_off", "sign_off_edit", "sign_off_remove", "sign_off_ask")
    conditions = ("condition_new", "condition_edit", "condition_met", "condition_reopen")
    return {
        **{f"dialogues:{name}:pk": asked.pk for name in (*names, *conditions)},
        "dialogues:condition": asked.conditions.first().pk,
    }


def _actor_values(dialogue: Dialogue, leader: User) -> dict[str, Any]:
    kept = actor_import.keep_upload(data="Namn\nNya föreningen\n".encode(), dialogue=dialogue, actor=leader)
    target, forum = dialogue.actor_targets.first(), dialogue.forums.first()
    return {
        **{f"dialogues:actor_{verb}:pk": dialogue.actors.first().pk for verb in ("edit", "remove")},
        **{f"dialogues:actor_target_{verb}:pk": target.pk for verb in ("edit", "remove")},
        **{f"dialogues:forum_{verb}:pk": forum.pk for verb in ("edit", "remove")},
        **{f"dialogues:actor_import_{verb}:pk": kept.pk for verb in ("check", "discard")},
    }


def _uploaded(dialogue: Dialogue, leader: User) -> int:
    data = f"Namn;Grupp\nNora Ny;{dialogue.groups.first()}\n".encode()
    kept = people_import.keep_upload(data=data, dialogue=dialogue, actor=leader, default_group=None)
    return kept.pk


def _category_values(dialogue: Dialogue) -> dict[str, Any]:
    facet = dialogue.facets.first()
    first, last = facet.categories.order_by("position")[0], facet.categories.order_by("position")[3]
    Category.objects.filter(pk=last.pk).update(removed_at=timezone.now())
    names = ("category_edit", "category_move", "category_remove")
    return {
        **{f"perspectives:{name}:pk": first.pk for name in names},
        "perspectives:category_restore:pk": last.pk,
        **{f"perspectives:{name}:pk": facet.pk for name in ("facet_edit", "category_new")},
    }


def _contrast_values(dialogue: Dialogue) -> dict[str, Any]:
    first, last = dialogue.contrasts.first(), dialogue.contrasts.last()
    Contrast.objects.filter(pk=last.pk).update(removed_at=timezone.now())
    names = ("contrast", "contrast_edit", "contrast_move", "contrast_remove", "contrast_side")
    return {
        **{f"perspectives:{name}:pk": first.pk for name in names},
        "perspectives:contrast_side:place": 1,
        "perspectives:contrast_restore:pk": last.pk,
    }


def _interest_values(dialogue: Dialogue) -> dict[str, Any]:
    """Groups to choose at the third meeting, still open; a description to dissent from."""
    call = InterestCall.objects.create(meeting=dialogue.meetings.get(number=3))
    call.groups.set(dialogue.working_groups.all())
    names = ("interest", "interest_call", "interest_choose")
    return {
        **{f"meetings:{name}:number": 3 for name in names},
        "meetings:dissent_new:pk": dialogue.working_groups.first().pk,
        "meetings:dissent_new:version": 1,
    }


def _round_values(dialogue: Dialogue) -> dict[str, Any]:
    """A closed round to read, an open one to give in and enter paper in, and one that is only prepared."""
    meeting = dialogue.meetings.get(number=1)
    made = {}
    for name in ("prepared", "open"):
        made[name] = Round.objects.create(
            meeting=meeting, title=name, opened_at=None if name == "prepared" else timezone.now()
        )
        for number in (1, 2):
            Option.objects.create(round=made[name], number=number, title=f"Val {number}")
    closed = dialogue.meetings.get(number=4).rounds.get()
    changes = ("round_edit", "round_remove", "round_open", "round_option", "round_option_remove", "round_object")
    return {
        "meetings:round:pk": closed.pk,
        "meetings:round_correct:pk": closed.pk,
        **{f"meetings:{name}:pk": made["prepared"].pk for name in changes},
        **{f"meetings:{name}:option": made["prepared"].options.first().pk for name in changes},
        **{
            f"meetings:{name}:pk": made["open"].pk
            for name in ("round_close", "round_filling", "round_wall", "round_sheet", "round_slips", "round_give")
        },
        "meetings:table": 1,
        "meetings:topic": OpenTopic.objects.create(meeting=meeting, number=1, title="Vem är inte här?").number,
        **_interest_values(dialogue),
        **{f"actions:{name}:pk": _indicator(dialogue) for name in ("indicator_edit", "indicator_remove", "figure_new")},
        "actions:partner:pk": dialogue.proposals.get(number=1).partners.first().pk,
        "actions:round_proposals:pk": made["prepared"].pk,
    }


def _checked_back(dialogue: Dialogue, interviewer: User) -> CheckBack:
    """Somebody whom the interviewer met, with a wish that waits: the demo's, handed to whoever is to see it."""
    asked = CheckBack.objects.get(compilation__dialogue=dialogue, answers__verdict="change", answers__settled_at=None)
    asked.interviewee.interviews.update(interviewer=interviewer)
    return asked


def _choice(dialogue: Dialogue, leader: User) -> int:
    """A choice that came to a panel and is not taken."""
    asked = {
        "number": 12, "carriers": 1, "as_far": True, "low": 40, "high": 60, "most_of_one": 0, "play": 0, "draws": 2,
        "traits": {}, "targets": {},
    }  # fmt: skip
    run = choosing.order_choice(dialogue=dialogue, asked=asked, seed=1, actor=leader)
    found = {
        "chosen": [1, 2], "objective": 0, "bound": 0, "best": 0, "gap": 0, "stopped": False, "seconds": 1,
        "coverage": {}, "short": {}, "spread": {"age": [["14–19 år", 1, 1.0]]}, "traits": {}, "reserves": {"1": [31]},
        "chances": {"1": 2, "2": 1}, "draws": 2, "draws_stopped": False,
    }  # fmt: skip
    ChoiceRun.objects.filter(pk=run.pk).update(state="done", outcome="chosen", found=json.dumps(found))
    return run.number


def _letters(dialogue: Dialogue, leader: User) -> int:
    """Letters to somebody, made by the worker."""
    person = dialogue.participants.exclude(status="no").last()
    batch = inviting.order_letters(dialogue=dialogue, people=[person], actor=leader)
    batch.document.file.save("full.pdf", ContentFile(b"%PDF-1.7"), save=False)
    batch.document.state, batch.document.pages, batch.document.size = "done", 1, 8
    batch.document.save()
    return batch.pk


def _candidate_values(dialogue: Dialogue, leader: User) -> dict[str, Any]:
    """A candidate from an interview, a pair, and a list that waits for its yes."""
    data = b"Namn;Sida\nNora Ny;kommun\n"
    kept = [importing.keep_upload(data=data, dialogue=dialogue, actor=leader) for _ in range(2)]
    from_interview = dialogue.candidates.filter(source="interview").first()
    names = ("candidate", "candidate_edit", "candidate_remove", "sign_up_accept")
    return {
        **{f"meetings:{name}:number": from_interview.number for name in names},
        "meetings:candidate_pair_remove:pk": dialogue.candidate_pairs.first().pk,
        "meetings:candidate_import_check:pk": kept[0].pk,
        "meetings:candidate_import_discard:pk": kept[1].pk,
    }


_TRIAGE = ("triage_round", "triage_answer", "triage_close", "triage_ask", "triage_remind", "triage_take_back")


def _starting_values(dialogue: Dialogue, leader: User) -> dict[str, Any]:
    """A draft of the leader's, and an area of the municipality."""
    found = TriageRound.objects.create(dialogue=dialogue, number=3)
    asked = TriageSheet.objects.create(round=found, email="granne@example.org", name="En granne")
    MandateVersion.objects.create(dialogue=dialogue, words="Ett utkast till nästa version")
    draft = DialogueDraft.objects.create(user=leader, municipality=dialogue.municipality)
    area = Area.objects.get_or_create(municipality=dialogue.municipality, name="Sävar")[0]
    names = ("draft_check", "draft_everyone", "draft_remove", "draft_page")
    return {
        **{f"dialogues:{name}:pk": draft.pk for name in names},
        "dialogues:draft_page:key": "issue",
        **{f"dialogues:{name}:number": asked.round.number for name in _TRIAGE},
        **{f"dialogues:{name}:pk": asked.pk for name in ("triage_remind", "triage_take_back")},
        "dialogues:area_edit:pk": area.pk,
    }


def _indicator(dialogue: Dialogue) -> int:
    proposal = dialogue.proposals.get(number=1)
    return Indicator.objects.get_or_create(proposal=proposal, name="Barn i huset")[0].pk


def _rights_values(dialogue: Dialogue, leader: User) -> dict[str, Any]:
    for of in ({"dialogue": dialogue}, {"municipality": dialogue.municipality}):
        RetentionRule.objects.create(**of, kind="comments", keeps="preserved", decision="KS 2026/1")
    protocol = write_protocol(dialogue=dialogue, about="time", actor=leader, lines=[])
    person = dialogue.interviewees.first()
    open_request(dialogue=dialogue, rows=[f"interviewee:{person.pk}"], address="", actor=leader)
    papers.order("own_data", PersonRequest.objects.get(dialogue=dialogue).pk)
    papers.order("processing_register", dialogue.pk)
    asked = Disclosure.objects.create(dialogue=dialogue, number=1, asked="Allt om Ersboda", opened_by=leader)
    item = DisclosureItem.objects.create(
        disclosure=asked, source="meetings.Note.text", object_id=1, text="Något som sades.", handing="whole"
    )
    papers.order("disclosure", asked.pk)
    return {
        "rights:pk": item.pk,
        "rights:which": "register",
        "rights:kind": "comments",
        "municipal_rights:kind": "comments",
        "rights:number": protocol.number,
    }


def _values(dialogue: Dialogue, people: dict[str, User]) -> dict[str, Any]:
    leader = people["leader"]
    invitation = Invitation.objects.create(
        dialogue=dialogue, email="ny@example.org", role="steering", invited_by=leader
    )
    team_meeting = dialogue.design_team_meetings.get(number=1)
    question = dialogue.questions.order_by("-number").first()
    objection = QuestionObjection.objects.create(question=question, by=people["design_team"], objection="Nej")
    purpose, dana = dialogue.purposes.order_by("-number").first(), people["design_team"]
    said = QuestionComment.objects.create(question=question, by=dana, text="Ja")
    said_of_purpose = PurposeComment.objects.create(purpose=purpose, by=dana, text="Ja")
    against = PurposeObjection.objects.create(purpose=purpose, by=dana, objection="Nej")
    candidate = DesignTeamCandidate.objects.create(
        dialogue=dialogue, name="Ny", side="critic", perspective="Något annat"
    )
    draft = dialogue.compilations.get(number=2)
    comment = ReviewComment.objects.create(compilation=draft, anchor="summary", by=people["design_team"], text="Hm")
    letter = Feedback.objects.create(compilation=draft, number=1, kind="missing", text="Byarna saknas.")
    chapter = draft.chapters.first()
    asked = _checked_back(dialogue, people["interviewer"])
    own = dialogue.interviews.filter(interviewer=people["interviewer"], statements__isnull=False).first()
    statement = own.statements.first()
    gone = own.statements.last()
    Statement.objects.filter(pk=gone.pk).update(removed_at=timezone.now())
    theme = Theme.objects.create(dialogue=dialogue, title="Ett tema som togs bort", removed_at=timezone.now())
    perspective = dialogue.perspectives.get(number=2)
    dialogue.perspectives.filter(number=3).update(removed_at=timezone.now())
    meeting = dialogue.meetings.get(number=1)
    note = Note.objects.filter(meeting=meeting).exclude(kind="objection").first()
    table_note = (
        Note.objects.filter(meeting=meeting, table__seats__participant__user=people["participant"])
        .exclude(kind="objection")
        .first()
    )
    kit = _kit(meeting, leader)
    own_table = meeting.tables.get(seats__participant__user=people["participant"]).number
    wish = SeatingWish.objects.create(dialogue=dialogue, kind="apart")
    wish.people.set(dialogue.participants.all()[:2])
    proposal = dialogue.proposals.get(number=1)
    variable = dialogue.variables.first()
    removed = dialogue.guide.get(number=1)
    dialogue.guide.filter(pk=removed.pk).update(removed_at=timezone.now())
    TextVersion.objects.get_or_create(source=own.source, number=1, defaults={"text": "Ingen frågade oss."})
    return {
        "slug": dialogue.slug,
        "token": "finns-inte",
        "municipality": dialogue.municipality.slug,
        "administration:pk": people["owner"].pk,
        **{
            f"administration:organisation_{verb}:pk": dialogue.municipality.organisations.first().pk
            for verb in ("edit", "merge")
        },
        "municipality_look:accent": "7a1f5c",
        "municipality_logo:name": "0a1b",
        **{f"accessibility_{name}:pk": _could_not_use(dialogue) for name in ("one_report", "erase")},
        "demo_mail_one:pk": 1,
        "end_session:pk": 1,
        **{f"accessibility_{name}:pk": AccessibilityReport.objects.latest("pk").pk for name in ("one_report", "erase")},
        "demo_mail_html:pk": 1,
        "public:number": 1,
        "public:perspective": 1,
        "dialogues:invitation:pk": invitation.pk,
        **_starting_values(dialogue, leader),
        "dialogues:mandate_version:number": dialogue.mandate_version,
        "dialogues:people_person:pk": people["steering"].pk,
        "dialogues:people_remove:pk": people["steering"].pk,
        "dialogues:people_remove_role:pk": people["steering"].pk,
        "dialogues:people_remove_role:role": "steering",
        "dialogues:people_remind:pk": invitation.pk,
        "dialogues:people_revoke:pk": invitation.pk,
        "dialogues:plan_edit:pk": dialogue.plan.first().pk,
        "dialogues:plan_move:pk": dialogue.plan.first().pk,
        "dialogues:plan_remove:pk": dialogue.plan.first().pk,
        **_sign_off_values(dialogue),
        **_actor_values(dialogue, leader),
        **{f"dialogues:knowledge_{verb}:pk": dialogue.knowledge.first().pk for verb in ("edit", "remove")},
        **_knowledge_file(dialogue),
        **{f"dialogues:knowledge_gap_{verb}:pk": dialogue.knowledge_gaps.first().pk for verb in ("edit", "remove")},
        "dialogues:organisation_edit:pk": dialogue.municipality.organisations.first().pk,
        "dialogues:candidate_edit:pk": candidate.pk,
        "dialogues:candidate_remove:pk": candidate.pk,
        "dialogues:candidate_invite:pk": candidate.pk,
        "dialogues:team_meeting:number": 1,
        "dialogues:team_meeting_edit:number": 1,
        **{f"dialogues:team_decision_{verb}:pk": team_meeting.decided.first().pk for verb in ("edit", "remove")},
        **{f"dialogues:team_task_{verb}:pk": team_meeting.tasks.first().pk for verb in ("edit", "remove", "tick")},
        **{
            f"dialogues:{name}:number": 1
            for name in (
                "team_decision_new",
                "team_decision_edit",
                "team_decision_remove",
                "team_task_new",
                "team_task_edit",
                "team_task_remove",
                "team_task_tick",
                "minutes_send",
                "minutes_answer",
                "minutes_version",
            )
        },
        "dialogues:minutes": 1,
        "dialogues:number": question.number,
        "dialogues:objection_edit:pk": objection.pk,
        "dialogues:objection_settle:pk": objection.pk,
        **{
            f"dialogues:purpose_{name}:number": purpose.number
            for name in (
                "agree",
                "judge",
                "comment",
                "comment_edit",
                "object",
                "objection_edit",
                "objection_settle",
            )
        },
        **{f"dialogues:purpose_objection_{verb}:pk": against.pk for verb in ("edit", "settle")},
        "dialogues:question_comment_edit:pk": said.pk,
        "dialogues:purpose_comment_edit:pk": said_of_purpose.pk,
        "interviews:group_edit:pk": dialogue.groups.first().pk,
        "interviews:group_move:pk": dialogue.groups.first().pk,
        "interviews:group_remove:pk": dialogue.groups.first().pk,
        "interviews:key": next(gap.key for gap in coverage(dialogue, exact=True).gaps),
        "interviews:gap_take_up:pk": dialogue.gap_decisions.first().pk,
        **{
            f"interviews:{name}:pk": dialogue.suggestions.filter(interview__interviewer=people["interviewer"])
            .first()
            .pk
            for name in (
                "suggestion",
                "suggestion_edit",
                "suggestion_mark",
                "suggestion_join",
                "suggestion_leave",
                "suggestion_remove",
            )
        },
        "interviews:variable_edit:pk": variable.pk,
        "interviews:variable_remove:pk": variable.pk,
        "interviews:person": own.people.first().number,
        **{
            f"interviews:{name}:number": own.people.first().number
            for name in ("person", "person_edit", "identity_edit", "consent_edit", "consent_withdraw", "receipt")
        },
        "interviews:notice:number": 1,
        **{
            f"interviews:{name}:number": dialogue.interviewees.get(withdrawal__isnull=False).number
            for name in ("withdrawal", "withdrawal_erase")
        },
        "interviews:number": own.number,
        **{f"interviews:people_import_{verb}:pk": _uploaded(dialogue, leader) for verb in ("check", "discard")},
        **{
            f"interviews:{name}:number": dialogue.exploratory_interviews.get(
                interviewer=people["interviewer"], candidate=None
            ).number
            for name in ("exploratory", "exploratory_edit", "exploratory_erase", "exploratory_candidate")
        },
        "interviews:question": dialogue.guide.get(number=2).number,
        "interviews:question_restore:question": removed.number,
        "interviews:version": 1,
        **{
            f"interviews:{name}:pk": dialogue.web_forms.get().pk
            for name in (
                "web_form",
                "web_form_edit",
                "web_form_questions",
                "web_form_preview",
                "web_form_open",
                "web_form_close",
                "web_form_remove",
            )
        },
        **{
            f"interviews:{name}:pk": dialogue.web_forms.get().answers.filter(status="new").first().pk
            for name in ("inbox_answer", "inbox_take_in", "inbox_aside", "inbox_back")
        },
        **{f"{name}:key": dialogue.web_forms.get().key for name in ("web_form", "web_form_thanks", "web_form_back")},
        "perspectives:number": perspective.number,
        "perspectives:export": _export(dialogue, leader).pk,
        "perspectives:restore:number": 3,
        "perspectives:interview": own.number,
        "perspectives:statement": statement.number,
        "perspectives:statement_restore:statement": gone.number,
        "perspectives:key": statement.creation_key,
        "perspectives:detach:key": perspective.statements.filter(removed_at=None).first().creation_key,
        "perspectives:pk": dialogue.themes.filter(removed_at=None).first().pk,
        "perspectives:theme_restore:pk": theme.pk,
        "perspectives:place": 1,
        **_category_values(dialogue),
        **_contrast_values(dialogue),
        "compilations:number": draft.number,
        "public:key": theme_key(dialogue.compilations.get(number=1).chapters.first().theme),
        "compilations:where": "summary",
        "compilations:language": "en",
        "compilations:part": "around",
        **{f"compilations:{name}:pk": letter.number for name in ("feedback_one", "feedback_aside", "feedback_erase")},
        "compilations:chapter": 1,
        "compilations:chapter:chapter": chapter.pk,
        "compilations:chapter_texts:chapter": chapter.pk,
        "compilations:perspective": 1,
        "compilations:entry": chapter.entries.first().pk,
        "compilations:comment_answer:pk": comment.pk,
        "compilations:group": dialogue.groups.first().pk,
        "compilations:pdf:number": 1,
        "compilations:person": asked.interviewee.number,
        "compilations:check_back_wish:pk": asked.answers.get().pk,
        "compilations:check_back_addition:pk": CheckBackAddition.objects.get(settled_at=None).pk,
        "compilations:job:number": 1,
        "meetings:number": meeting.number,
        **_candidate_values(dialogue, leader),
        **_rights_values(dialogue, leader),
        "meetings:choice": _choice(dialogue, leader),
        "meetings:participant_edit:pk": dialogue.participants.first().pk,
        "meetings:answer:pk": dialogue.participants.first().pk,
        **{f"meetings:{name}:pk": _letters(dialogue, leader) for name in ("letters_state", "letters_file")},
        "meetings:participant_remove:pk": dialogue.participants.first().pk,
        **{
            f"meetings:{name}:plan": dialogue.table_plans.first().pk
            for name in ("table_plan", "table_plan_status", "table_plan_again", "table_plan_stop", "table_plan_use")
        },
        **{
            f"{name}:code": "FINNSEJ1"
            for name in ("phone_evening", "phone_clock", "phone_notes", "phone_save", "phone_round", "phone_take_part")
        },
        **{f"{name}:number": 1 for name in ("phone_notes", "phone_save")},
        "phone_round:key": 1,
        **{f"meetings:{name}:table": own_table for name in ("sheet", "sheet_save", "sheet_notes")},
        "meetings:kit_status:pk": kit.pk,
        "meetings:kit_file:pk": kit.pk,
        "meetings:wish_edit:pk": wish.pk,
        "meetings:wish_remove:pk": wish.pk,
        "meetings:seat_facts:pk": dialogue.participants.first().pk,
        "meetings:door_tick:pk": dialogue.participants.first().pk,
        "meetings:seats_undo:pk": meeting.seating_changes.first().pk,
        "meetings:group:pk": dialogue.working_groups.first().pk,
        "meetings:group_edit:pk": dialogue.working_groups.first().pk,
        "meetings:description_new:pk": dialogue.working_groups.first().pk,
        **_round_values(dialogue),
        "meetings:agenda_edit:pk": meeting.agenda.first().pk,
        "meetings:agenda_move:pk": meeting.agenda.first().pk,
        "meetings:agenda_remove:pk": meeting.agenda.first().pk,
        "meetings:note_edit:pk": (table_note or note).pk,
        "meetings:note_remove:pk": (table_note or note).pk,
        "actions:number": proposal.number,
        **dict.fromkeys(
            ("actions:comment_answer:pk", "actions:comment_hide:pk"), proposal.comments.filter(answers_to=None)[0].pk
        ),
        **dict.fromkeys(
            ("actions:report_file:key", "public:report_file:key"),
            ReportAttachment.objects.get(report__proposal=proposal).key,
        ),
        "actions:state": "stopped",
        "actions:source": "notes",
        "actions:other": dialogue.proposals.filter(state="idea_bank").first().number,
        **{
            f"actions:{name}:number": 1
            for name in ("follow_up", "follow_up_status", "follow_up_file", "follow_up_edit", "follow_up_send")
        },
        **{f"actions:{name}:pk": dialogue.lessons.first().pk for name in ("lesson_edit", "lesson_remove")},
        "actions:case_file:number": 1,
        "actions:decision_edit:pk": proposal.decisions.first().pk,
        "actions:milestone_edit:pk": proposal.milestones.first().pk,
        "actions:milestone_tick:pk": proposal.milestones.first().pk,
    }
