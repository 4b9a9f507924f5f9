"""The answers there were become the first of their history; a yes with conditions keeps its words as the condition."""

from django.db import migrations
from django.utils import timezone


def keep_answers(apps, schema_editor):
    SignOff = apps.get_model("dialogues", "SignOff")
    Answer = apps.get_model("dialogues", "SignOffAnswer")
    Condition = apps.get_model("dialogues", "SignOffCondition")
    for sign_off in SignOff.objects.exclude(status="asked").filter(answers=None).iterator(chunk_size=500):
        Answer.objects.create(
            sign_off=sign_off,
            status=sign_off.status,
            words=sign_off.words,
            answered_on=sign_off.answered_on or timezone.localdate(sign_off.updated_at),
            said_by=sign_off.contact_name,
            at=sign_off.updated_at,
        )
        if sign_off.status == "conditions" and sign_off.words.strip():
            Condition.objects.create(sign_off=sign_off, text=" ".join(sign_off.words.split())[:500])


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0005_anchoring")]
    operations = [migrations.RunPython(keep_answers, migrations.RunPython.noop, elidable=True)]
