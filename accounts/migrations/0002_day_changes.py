import datetime

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="patient",
            name="day_changes_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="patient",
            name="next_day_starts_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="patient",
            name="next_zone",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=Q(next_zone="", next_day_starts_at=None, day_changes_at=None)
                | ~Q(next_zone="")
                & Q(
                    day_changes_at__isnull=False,
                    next_day_starts_at__gte=datetime.time(0, 0),
                    next_day_starts_at__lte=datetime.time(6, 0),
                ),
                name="patient_next_day_whole",
            ),
        ),
    ]
