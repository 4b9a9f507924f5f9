import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reports', '0001_initial'), ('reports', '0002_pulse_and_progress'), ('reports', '0003_any_file'), ('reports', '0004_measured')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'under way'), ('done', 'done'), ('failed', 'failed'), ('cancelled', 'cancelled')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('lease', models.UUIDField(editable=False, null=True)),
                ('lease_until', models.DateTimeField(editable=False, null=True)),
                ('handed_out_at', models.DateTimeField(editable=False, null=True)),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('started_at', models.DateTimeField(editable=False, null=True)),
                ('finished_at', models.DateTimeField(editable=False, null=True)),
                ('stage', models.CharField(blank=True, max_length=40)),
                ('percent', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('content_key', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('file', models.FileField(blank=True, upload_to='documents/%Y/')),
                ('pages', models.PositiveIntegerField(null=True)),
                ('size', models.PositiveIntegerField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('expected_pages', models.PositiveIntegerField(default=0, editable=False)),
                ('pages_laid_out', models.PositiveIntegerField(default=0, editable=False)),
                ('content_type', models.CharField(blank=True, editable=False, max_length=100)),
                ('name', models.CharField(blank=True, editable=False, max_length=120)),
                ('measured', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['failed', 'cancelled']), _negated=True), fields=('kind', 'object_id', 'content_key'), name='one_document_per_content')],
            },
        ),
    ]
