from django.db import migrations


def keep_the_way_back(apps, schema_editor):
    """A proposal that was made from a note before origins were rows gets its row."""
    proposals = apps.get_model("actions", "Proposal").objects.using(schema_editor.connection.alias)
    origins = apps.get_model("actions", "Origin").objects.using(schema_editor.connection.alias)
    made = set(origins.filter(kind="note").values_list("proposal_id", "note_id"))
    rows = proposals.exclude(note=None).values_list("pk", "note_id")
    model = apps.get_model("actions", "Origin")
    origins.bulk_create(
        [model(proposal_id=pk, kind="note", note_id=note) for pk, note in rows if (pk, note) not in made],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [("actions", "0006_promises_in_full")]

    operations = [migrations.RunPython(keep_the_way_back, migrations.RunPython.noop, elidable=True)]
