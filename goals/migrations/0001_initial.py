import uuid

import django.db.models.deletion
from django.db import migrations, models

import common.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=200)),
                ("why", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("reached", "Reached"),
                            ("set_aside", "Set aside"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("client_uuid", models.UUIDField(default=uuid.uuid4)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "indexes": [models.Index(fields=["patient", "state"], name="goal_by_patient")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "client_uuid"), name="goal_posted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="goal_text_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "reached", "set_aside"])),
                        name="goal_state_known",
                    ),
                ],
            },
        ),
    ]
