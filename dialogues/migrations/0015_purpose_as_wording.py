"""The purpose as it stood becomes the first wording, not agreed on: nobody has asked the team about it yet."""

from django.db import migrations


def copy(apps, schema_editor):
    wording = apps.get_model("dialogues", "PurposeWording")
    dialogues = apps.get_model("dialogues", "Dialogue").objects.exclude(purpose="")
    for dialogue in dialogues.filter(purposes=None).iterator():
        wording.objects.create(dialogue=dialogue, number=1, wording=dialogue.purpose)


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0014_wordings")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
