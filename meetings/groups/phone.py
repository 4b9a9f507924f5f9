"""What a participant does in the hand: choose a group, post and choose topics. Who it is has been settled before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..models import Interest, InterestCall, Meeting, OpenTopic, Participant
from . import services
from .forms import InterestForm, TopicForm


def interest_page(
    request: HttpRequest, *, participant: Participant, call: InterestCall, here: str, back: str
) -> HttpResponse:
    """First and second choice. After the forming the page says which group it became."""
    chosen = Interest.objects.filter(call=call, participant=participant).select_related("first", "second").first()
    initial = {"first": chosen.first_id, "second": chosen.second_id} if chosen else {}
    form = InterestForm(request.POST or None, call=call, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.choose_group(call=call, participant=participant, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
                status = 409
            else:
                messages.success(request, _("Your choice is saved. You can change it until the groups are formed."))
                return redirect(here)
    call.refresh_from_db(fields=["closed_at"])
    context = {
        "form": form,
        "call": call,
        "dialogue": call.meeting.dialogue,
        "chosen": chosen,
        "mine": call.groups.filter(members=participant) if call.closed_at else [],
        "groups": call.groups.order_by("name", "pk"),
        "here": here,
        "back": back,
    }
    return render(request, "meetings/groups/choose.html", context, status=status)


def open_space_page(
    request: HttpRequest, *, participant: Participant, meeting: Meeting, here: str, back: str
) -> HttpResponse:
    """Topics to go to, and posting one of one's own."""
    status = 200
    form = TopicForm(instance=OpenTopic(), with_place=False)
    if request.method == "POST":
        if "topic" in request.POST:
            asked = request.POST["topic"]
            topic = meeting.topics.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 10 else None
            if topic:
                services.go_to_topic(topic=topic, participant=participant, goes=request.POST.get("goes") == "1")
            else:
                messages.error(request, _("That topic has been taken down. Here are those that there are."))
            return redirect(here)
        form = TopicForm(request.POST, instance=OpenTopic(), with_place=False)
        if form.is_valid():
            services.post_topic(form=form, meeting=meeting, host=participant)
            messages.success(request, _("Your topic is posted."))
            return redirect(here)
        status = 422
    goes = set(participant.topic_choices.filter(topic__meeting=meeting).values_list("topic_id", flat=True))
    context = {
        "form": form,
        "meeting": meeting,
        "dialogue": meeting.dialogue,
        "topics": [(topic, topic.pk in goes) for topic in meeting.topics.all()],
        "here": here,
        "back": back,
    }
    return render(request, "meetings/groups/topics.html", context, status=status)
