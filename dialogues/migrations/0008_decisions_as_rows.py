"""Each line of a meeting's decisions becomes a row. The text stays where it was, for whoever still reads it."""

from django.db import migrations


def copy(apps, schema_editor):
    meetings = apps.get_model("dialogues", "DesignTeamMeeting").objects.exclude(decisions="")
    decision = apps.get_model("dialogues", "TeamDecision")
    for meeting in meetings.filter(decided=None).iterator():
        lines = (line.strip().lstrip("-•*").strip() for line in meeting.decisions.splitlines())
        for line in filter(None, lines):
            decision.objects.create(meeting=meeting, text=line[:600])


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0007_team_meetings")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
