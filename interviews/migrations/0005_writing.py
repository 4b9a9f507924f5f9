import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interviews", "0004_plan")]

    operations = [
        migrations.AddField(
            model_name="textversion",
            name="begun_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
