"""Areas on actor maps that stand on the municipality's list under the same name are tied to it."""

from django.db import migrations


def tie(apps, schema_editor):
    target_model, area_model = apps.get_model("dialogues", "ActorTarget"), apps.get_model("dialogues", "Area")
    listed = {}
    for pk, municipality, name in area_model.objects.values_list("pk", "municipality", "name"):
        listed[municipality, name.casefold()] = pk
    for target in target_model.objects.filter(kind="area").select_related("dialogue"):
        area = listed.get((target.dialogue.municipality_id, target.name.casefold()))
        if area:
            target_model.objects.filter(pk=target.pk).update(area=area)


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0018_areas_on_the_map")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop, elidable=True)]
