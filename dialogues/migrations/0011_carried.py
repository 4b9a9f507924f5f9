"""What stood as one text or one link is carried into lists: earlier dialogues, and version 1 of the mandate."""

from django.db import migrations


def earlier(apps, schema_editor):
    """What a dialogue builds on, where there is room for several."""
    Dialogue = apps.get_model("dialogues", "Dialogue")
    EarlierDialogue = apps.get_model("dialogues", "EarlierDialogue")
    rows = Dialogue.objects.exclude(builds_on=None).values_list("pk", "builds_on_id", "builds_on__title")
    EarlierDialogue.objects.bulk_create(
        EarlierDialogue(dialogue_id=pk, earlier_id=earlier, title=title, position=0)
        for pk, earlier, title in rows
        if pk != earlier
    )


def mandates(apps, schema_editor):
    """A mandate that was one text becomes version 1, with the same words."""
    Dialogue = apps.get_model("dialogues", "Dialogue")
    MandateVersion = apps.get_model("dialogues", "MandateVersion")
    for dialogue in Dialogue.objects.exclude(mandate="").iterator():
        MandateVersion.objects.create(
            dialogue=dialogue,
            number=1,
            published_on=(dialogue.published_at or dialogue.updated_at).date(),
            words=dialogue.mandate,
        )
        Dialogue.objects.filter(pk=dialogue.pk).update(mandate_version=1)


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0010_starting_and_mandate")]
    operations = [
        migrations.RunPython(earlier, migrations.RunPython.noop),
        migrations.RunPython(mandates, migrations.RunPython.noop),
    ]
