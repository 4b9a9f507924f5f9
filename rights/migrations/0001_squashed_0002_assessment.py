import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import interviews.crypto
import uuid
from django.conf import settings
from django.db import migrations, models

from accounts.migrations._together import CreateTogether


class Migration(migrations.Migration):

    replaces = [('rights', '0001_initial'), ('rights', '0002_assessment')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_look_notice_and_hashed_addresses'),
        ('dialogues', '0001_squashed_0022_erasures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='Assessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('controller', models.CharField(blank=True, max_length=200, verbose_name='which board is the controller')),
                    ('processors', models.TextField(blank=True, verbose_name='who runs the installation for you, and which agreement says so')),
                    ('transfers', models.TextField(blank=True, verbose_name='whether anything leaves the EU, and on what ground')),
                    ('necessity', models.TextField(blank=True, verbose_name='why the dialogue cannot be held with less')),
                    ('risks', models.TextField(blank=True, verbose_name='which risks you see here besides those listed')),
                    ('consulted', models.TextField(blank=True, verbose_name='what the data protection officer and those concerned have said')),
                    ('conclusion', models.TextField(blank=True, verbose_name='your conclusion, and who has decided it')),
                    ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='assessment', to='dialogues.dialogue')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Disclosure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('number', models.PositiveIntegerField(editable=False)),
                    ('asked_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='asked for on')),
                    ('asked', models.TextField(max_length=2000, verbose_name='what was asked for')),
                    ('reference', models.CharField(blank=True, max_length=120, verbose_name='reference number')),
                    ('closed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disclosures', to='dialogues.dialogue')),
                    ('opened_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-number'],
                    'constraints': [models.UniqueConstraint(fields=('dialogue', 'number'), name='one_disclosure_per_number')],
                },
            ),
            migrations.CreateModel(
                name='DisclosureItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('source', models.CharField(max_length=60)),
                    ('object_id', models.BigIntegerField()),
                    ('text', interviews.crypto.EncryptedTextField()),
                    ('handing', models.CharField(choices=[('undecided', 'not decided'), ('whole', 'handed out'), ('masked', 'handed out, masked'), ('refused', 'not handed out')], default='undecided', max_length=10, verbose_name='decision')),
                    ('paragraph', models.CharField(blank=True, max_length=120, verbose_name='paragraph of the law')),
                    ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                    ('masks', models.JSONField(default=list)),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('disclosure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='rights.disclosure')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('disclosure', 'source', 'object_id'), name='one_item_per_record'), models.CheckConstraint(condition=models.Q(models.Q(('handing', 'refused'), _negated=True), models.Q(('paragraph', ''), _negated=True), _connector='OR'), name='a_refusal_names_the_law')],
                },
            ),
            migrations.CreateModel(
                name='Ending',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('ended_on', models.DateField(verbose_name='the dialogue ended on')),
                    ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='dialogues.dialogue')),
                    ('set_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Protocol',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('about', models.CharField(choices=[('time', 'weeding out'), ('person', "a person's erasure")], max_length=10)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lines', models.JSONField(default=list)),
                    ('kept', models.JSONField(default=list)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('dialogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='protocols', to='dialogues.dialogue')),
                ],
                options={
                    'ordering': ['-pk'],
                    'constraints': [models.UniqueConstraint(fields=('dialogue', 'number'), name='one_protocol_per_number')],
                },
            ),
            migrations.CreateModel(
                name='PersonRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('number', models.PositiveIntegerField(default=0, editable=False)),
                    ('wants', models.CharField(choices=[('see', 'to see what is kept'), ('correct', 'to have something corrected'), ('erase', 'to have everything erased')], default='see', max_length=8)),
                    ('address', interviews.crypto.EncryptedTextField(blank=True, verbose_name='e-mail')),
                    ('who', models.JSONField(default=dict)),
                    ('sent_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('erased_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('dialogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='person_requests', to='dialogues.dialogue')),
                    ('protocol', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='rights.protocol')),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='RetentionRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('kind', models.CharField(max_length=20)),
                    ('keeps', models.CharField(choices=[('until', 'until a day'), ('months', 'for some months after the dialogue has ended'), ('preserved', 'for ever: it is preserved')], max_length=10, verbose_name='kept')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(600)], verbose_name='months')),
                    ('decision', models.CharField(max_length=120, verbose_name='reference number of the decision')),
                    ('by_itself', models.BooleanField(default=False, verbose_name='erase by itself when the day has come')),
                    ('dialogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='retention_rules', to='dialogues.dialogue')),
                    ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='retention_rules', to='accounts.municipality')),
                    ('set_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['kind', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('municipality', None), ('dialogue', None), _connector='XOR'), name='a_rule_is_for_one_of_two'), models.CheckConstraint(condition=models.Q(models.Q(('keeps', 'until'), ('months', None), ('until__isnull', False)), models.Q(('keeps', 'months'), ('months__isnull', False), ('until', None)), models.Q(('keeps', 'preserved'), ('months', None), ('until', None)), _connector='OR'), name='a_rule_says_how_long'), models.UniqueConstraint(fields=('dialogue', 'kind'), name='one_rule_per_kind_of_a_dialogue'), models.UniqueConstraint(fields=('municipality', 'kind'), name='one_rule_per_kind_of_a_municipality')],
                },
            ),
        ]),
    ]
