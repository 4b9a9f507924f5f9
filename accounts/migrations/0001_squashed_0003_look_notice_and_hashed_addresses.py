import accounts.models
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from accounts.migrations._together import CreateTogether


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_initial'), ('accounts', '0002_outgoingmail_headers'), ('accounts', '0003_look_notice_and_hashed_addresses')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                    ('is_staff', models.BooleanField(default=False)),
                    ('is_active', models.BooleanField(default=True)),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_per_address')],
                },
            ),
            migrations.CreateModel(
                name='Municipality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                    ('slug', models.SlugField(unique=True)),
                    ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='contact address')),
                    ('contact_text', models.CharField(blank=True, max_length=200, verbose_name='who answers')),
                    ('data_protection_contact', models.CharField(blank=True, max_length=200, verbose_name='data protection officer')),
                    ('accent', models.CharField(blank=True, db_default='', default='', max_length=7, verbose_name='accent colour')),
                    ('banner', models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='notice')),
                    ('banner_from', models.DateField(blank=True, null=True, verbose_name='shown from')),
                    ('banner_until', models.DateField(blank=True, null=True, verbose_name='shown until and including')),
                    ('logo', models.FileField(blank=True, db_default='', default='', max_length=120, upload_to=accounts.models.logo_place, verbose_name='logo')),
                    ('administrators', models.ManyToManyField(blank=True, related_name='administered', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'municipalities',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('creation_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('kind', models.CharField(choices=[('administration', 'administration'), ('political_body', 'political body'), ('association', 'association'), ('company', 'company'), ('other', 'other')], max_length=20, verbose_name='kind')),
                    ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisations', to='accounts.municipality')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(models.F('municipality'), django.db.models.functions.text.Lower('name'), name='one_organisation_per_name')],
                },
            ),
            migrations.CreateModel(
                name='OutgoingMail',
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
                    ('key', models.CharField(max_length=200, null=True, unique=True)),
                    ('to', models.EmailField(blank=True, max_length=254)),
                    ('subject', models.CharField(max_length=250)),
                    ('text', models.TextField()),
                    ('html', models.TextField(blank=True)),
                    ('from_email', models.CharField(blank=True, max_length=250)),
                    ('attachments', models.JSONField(blank=True, default=list)),
                    ('headers', models.JSONField(blank=True, default=dict)),
                    ('to_hash', models.CharField(blank=True, db_default='', db_index=True, default='', max_length=64)),
                ],
                options={
                    'ordering': ['-pk'],
                    'indexes': [models.Index(fields=['state', 'not_before'], name='accounts_ou_state_ba5fa6_idx')],
                },
            ),
        ]),
    ]
