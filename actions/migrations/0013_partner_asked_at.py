"""When a partner was asked: so far it was when the row was last saved, since nothing else changes one that is asked."""

from django.db import migrations, models


def from_when_it_was_saved(apps, schema_editor):
    partner = apps.get_model("actions", "Partner")
    partner.objects.filter(answer="asked").update(asked_at=models.F("updated_at"))


class Migration(migrations.Migration):
    dependencies = [("actions", "0012_comments")]

    operations = [
        migrations.AddField("partner", "asked_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(from_when_it_was_saved, migrations.RunPython.noop),
    ]
