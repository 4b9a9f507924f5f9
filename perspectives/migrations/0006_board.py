import django.db.models.deletion
from django.db import migrations, models

BATCH = 500


def keep_themes(apps, schema_editor):
    """Let every perspective keep its themes when their table gets a place in it."""
    Perspective, ThemePlace = apps.get_model("perspectives", "Perspective"), apps.get_model("perspectives", "ThemePlace")
    pairs = Perspective.themes.through.objects.values_list("perspective_id", "theme_id")
    ThemePlace.objects.bulk_create(
        [ThemePlace(perspective_id=perspective, theme_id=theme) for perspective, theme in pairs.iterator()], batch_size=BATCH
    )


def give_themes_back(apps, schema_editor):
    Perspective, ThemePlace = apps.get_model("perspectives", "Perspective"), apps.get_model("perspectives", "ThemePlace")
    through = Perspective.themes.through
    pairs = ThemePlace.objects.values_list("perspective_id", "theme_id")
    through.objects.bulk_create(
        [through(perspective_id=perspective, theme_id=theme) for perspective, theme in pairs.iterator()], batch_size=BATCH
    )


class Migration(migrations.Migration):

    dependencies = [
        ('perspectives', '0005_coding_blind'),
    ]

    operations = [
        migrations.AddField(
            model_name='perspective',
            name='parked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='perspective',
            name='parked_reason',
            field=models.TextField(blank=True, max_length=1000, verbose_name='why it is parked'),
        ),
        migrations.AddField(
            model_name='perspective',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='origins', to='perspectives.perspective'),
        ),
        migrations.AddConstraint(
            model_name='perspective',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), ('removed_at__isnull', False), _connector='OR'), name='merged_is_removed'),
        ),
        migrations.AddConstraint(
            model_name='perspective',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='not_merged_into_itself'),
        ),
        migrations.AddConstraint(
            model_name='perspective',
            constraint=models.CheckConstraint(condition=models.Q(('parked_at', None), models.Q(('parked_reason', ''), _negated=True), _connector='OR'), name='parked_has_a_reason'),
        ),
        migrations.CreateModel(
            name='ThemePlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('perspective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='perspectives.perspective')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='perspectives.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('perspective', 'theme'), name='one_place_per_theme')],
            },
        ),
        migrations.RunPython(keep_themes, give_themes_back),
        migrations.RemoveField(
            model_name='perspective',
            name='themes',
        ),
        migrations.AddField(
            model_name='perspective',
            name='themes',
            field=models.ManyToManyField(blank=True, related_name='perspectives', through='perspectives.ThemePlace', to='perspectives.theme', verbose_name='themes'),
        ),
    ]
