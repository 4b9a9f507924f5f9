"""Objections that can be settled, wordings that were once agreed, and a log that the database itself keeps from change.

The guard lets one change through: a deleted account leaves ``actor_id`` empty. On SQLite a later migration that
rebuilds the event table drops the triggers and must call ``guard`` again; ``tests/dialogues/test_log_guard.py`` tells.
"""

import django.db.models.deletion
from django.db import migrations, models

from dialogues.guards import guard, unguard


class Migration(migrations.Migration):

    dependencies = [
        ('dialogues', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='centralquestion',
            name='earlier_agreed_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='questionobjection',
            name='candidate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='objections', to='dialogues.designteamcandidate', verbose_name='whose objection is it?'),
        ),
        migrations.AddField(
            model_name='questionobjection',
            name='settled_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunPython(guard, unguard),
    ]
