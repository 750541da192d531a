import datetime

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import common.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("locale", models.CharField(default="en-gb", max_length=10)),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False)),
                ("is_demo", models.BooleanField(default=False)),
                ("date_joined", models.DateTimeField(auto_now_add=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Patient",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("zone", models.CharField(max_length=64)),
                ("zone_confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("day_starts_at", models.TimeField(default=datetime.time(4, 0))),
                ("next_zone", models.CharField(blank=True, max_length=64)),
                ("next_day_starts_at", models.TimeField(blank=True, null=True)),
                ("day_changes_at", models.DateTimeField(blank=True, null=True)),
                ("shared_device", models.BooleanField(default=False)),
                ("fog_mode", models.BooleanField(default=False)),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Like my phone"),
                            ("light", "Light"),
                            ("dark", "Dark"),
                            ("dim", "Dim, for migraine"),
                        ],
                        default="",
                        max_length=5,
                    ),
                ),
                (
                    "text_size",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (100, "Normal"),
                            (125, "Large"),
                            (150, "Larger"),
                            (200, "Twice as large"),
                        ],
                        default=100,
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("day_starts_at__gte", datetime.time(0, 0)),
                            ("day_starts_at__lte", datetime.time(6, 0)),
                        ),
                        name="patient_day_starts_between_0_and_6",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("theme__in", ["", "light", "dark", "dim"])),
                        name="patient_theme_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_size__in", [100, 125, 150, 200])),
                        name="patient_text_size_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("zone", ""), _negated=True), name="patient_zone_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day_changes_at", None),
                                ("next_day_starts_at", None),
                                ("next_zone", ""),
                            ),
                            models.Q(
                                models.Q(("next_zone", ""), _negated=True),
                                ("day_changes_at__isnull", False),
                                ("next_day_starts_at__gte", datetime.time(0, 0)),
                                ("next_day_starts_at__lte", datetime.time(6, 0)),
                            ),
                            _connector="OR",
                        ),
                        name="patient_next_day_whole",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="user_email_unique"
            ),
        ),
    ]
