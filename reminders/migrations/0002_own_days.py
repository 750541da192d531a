from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def by_the_calendar(apps: object, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was planned before counts for the date it was planned for."""
    apps.get_model("reminders", "Slot").objects.update(day=F("local_date"))


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="slot",
            name="day",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(by_the_calendar, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="slot",
            name="day",
            field=models.DateField(),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="state",
            field=models.CharField(
                choices=[
                    ("pending", "waits"),
                    ("leased", "is being looked at"),
                    ("sending", "is on its way"),
                    ("sent", "was sent"),
                    ("failed", "could not be sent"),
                    ("unknown", "may or may not have arrived"),
                    ("expired", "was not sent"),
                    ("not_needed", "was not needed"),
                ],
                default="pending",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("done", "it was done already"),
                    ("nothing_due", "nothing was due"),
                    ("one_a_day", "you had as many that day as you wanted"),
                    ("quiet", "it was a quiet hour"),
                    ("snoozed", "you asked for a rest"),
                    ("late", "it was too late by then"),
                    ("no_address", "there was nowhere to send it"),
                    ("refused", "the other side refused it"),
                    ("stopped", "the sender was stopped while it was on its way"),
                    ("ignored", "you let the last five pass, so we ask you first"),
                ],
                max_length=11,
            ),
        ),
        migrations.AlterField(
            model_name="rule",
            name="kind",
            field=models.CharField(
                choices=[
                    ("today", "Today’s plan"),
                    ("session", "A session at its time"),
                    ("check_in", "Noting the day"),
                    ("lesson", "A lesson"),
                    ("review", "Looking at the plan again"),
                    ("safety", "The safety questions"),
                ],
                max_length=8,
            ),
        ),
    ]
