import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('keeping', '0001_archive_orders'), ('keeping', '0002_orders_by_command')]

    initial = True

    dependencies = [
        ('dialogues', '0001_squashed_0022_erasures'),
        ('reports', '0001_squashed_0004_measured'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchiveOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('kind', models.CharField(choices=[('public', 'what was published'), ('full', 'the whole dialogue')], max_length=10, verbose_name='what')),
                ('with_people', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('ordered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='archive_orders', to='dialogues.dialogue')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reports.document')),
            ],
            options={
                'ordering': ['-ordered_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('with_people', False), models.Q(('kind', 'full'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='people_are_archived_for_a_reason')],
            },
        ),
    ]
