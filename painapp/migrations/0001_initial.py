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
            name="OfferDeclined",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lesson_key", models.SlugField(max_length=60)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declined_offers",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "lesson_key"), name="offer_declined_once_a_lesson"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lesson_key", ""), _negated=True),
                        name="offer_declined_lesson_given",
                    ),
                ],
            },
        ),
    ]
