"""Starting a dialogue with the shape of an earlier one."""

from accounts.models import User
from dialogues.models import Dialogue, DialogueDraft
from dialogues.starting import services


def copy_of(source: Dialogue, leader: User, *, starts_on: str = "2027-02-01") -> services.Started:
    draft = DialogueDraft.objects.create(
        user=leader,
        municipality=source.municipality,
        answers={
            "kind": {"kind": [source.kind]},
            "title": {"title": ["En ny dialog"]},
            "begins": {"starts_on": [starts_on]},
            "issue": {"issue": ["En ny fråga."]},
            "place": {"reach": ["whole"]},
            "shape": {"begin_with": ["copy"], "shape_of": [str(source.pk)]},
        },
    )
    return services.start(draft=draft, actor=leader)
