import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import common.ids
from common.append_only import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("idea", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=60)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("movement", "Movement"),
                            ("household", "Household"),
                            ("work", "Work"),
                            ("social", "With people"),
                            ("leisure", "Leisure"),
                            ("self_care", "Looking after myself"),
                            ("rest", "Rest"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("SECONDS", "Minutes"),
                            ("METRES", "Metres"),
                            ("STEPS", "Steps"),
                            ("REPETITIONS", "Times"),
                        ],
                        default="SECONDS",
                        max_length=11,
                    ),
                ),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ActivityEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("occurred_on", models.DateField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("zone", models.CharField(max_length=64)),
                ("amount", models.PositiveIntegerField()),
                ("seconds", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("TRIAL", "A try-out"),
                            ("PLANNED", "Part of my plan"),
                            ("OTHER", "Not part of my plan"),
                        ],
                        default="OTHER",
                        max_length=7,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("timer", "Timer"),
                            ("today", "Today"),
                            ("form", "Diary"),
                            ("catch_up", "Noted later"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_on", models.DateField()),
                ("client_uuid", models.UUIDField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="entries",
                        to="diary.activity",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="accounts.patient",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["occurred_on", "recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="DayCheckIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("fatigue", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("sleep", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("mood", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stress", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("clarity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("confidence", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("pain", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("hard_day", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True, max_length=2000)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_on", models.DateField()),
                ("updated_at", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="DayTag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("tag", models.CharField(max_length=40)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="day_tags",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "tag"],
            },
        ),
        migrations.CreateModel(
            name="DiaryChoice",
            fields=[
                (
                    "patient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="diary_choice",
                        serialize=False,
                        to="accounts.patient",
                    ),
                ),
                ("items", models.JSONField()),
                (
                    "cadence",
                    models.CharField(
                        choices=[("daily", "Every day"), ("weekly", "Once a week")],
                        default="daily",
                        max_length=6,
                    ),
                ),
                ("weekly_day", models.PositiveSmallIntegerField(default=6)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cadence__in", ["daily", "weekly"])),
                        name="diary_cadence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekly_day__lte", 6)), name="diary_weekday_0_to_6"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryRevision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("before", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="diary.activityentry",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="FlareEpisode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField(blank=True, null=True)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flare_episodes",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["first_on"],
            },
        ),
        migrations.CreateModel(
            name="OwnItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(max_length=60)),
                ("low", models.CharField(max_length=40)),
                ("high", models.CharField(max_length=40)),
                ("higher_is_better", models.BooleanField(default=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_items",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
            },
        ),
        migrations.CreateModel(
            name="OwnRating",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("value", models.PositiveSmallIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="diary.ownitem",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="TimerRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("TRIAL", "A try-out"),
                            ("PLANNED", "Part of my plan"),
                            ("OTHER", "Not part of my plan"),
                        ],
                        max_length=7,
                    ),
                ),
                ("target", models.PositiveIntegerField(blank=True, null=True)),
                ("rest_seconds", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("paused_seconds", models.PositiveIntegerField(default=0)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("client_uuid", models.UUIDField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timer_runs",
                        to="diary.activity",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="timer_run",
                        to="diary.activityentry",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timer_runs",
                        to="accounts.patient",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(
                models.F("patient"),
                django.db.models.functions.text.Lower("name"),
                condition=models.Q(("archived_at__isnull", True)),
                name="activity_name_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="activity_name_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        ["movement", "household", "work", "social", "leisure", "self_care", "rest"],
                    )
                ),
                name="activity_category_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit__in", ["SECONDS", "METRES", "STEPS", "REPETITIONS"])),
                name="activity_unit_known",
            ),
        ),
        migrations.AddIndex(
            model_name="activityentry",
            index=models.Index(fields=["patient", "occurred_on"], name="entry_by_day"),
        ),
        migrations.AddIndex(
            model_name="activityentry",
            index=models.Index(
                fields=["activity", "purpose", "occurred_on"], name="entry_by_purpose"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="entry_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), ("amount__lte", 1000000)),
                name="entry_amount_sensible",
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seconds__isnull", True), ("seconds__lte", 86400), _connector="OR"
                ),
                name="entry_seconds_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["TRIAL", "PLANNED", "OTHER"])),
                name="entry_purpose_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["timer", "today", "form", "catch_up"])),
                name="entry_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="activityentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("occurred_on__lte", models.F("recorded_on"))),
                name="entry_not_in_the_future",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.UniqueConstraint(fields=("patient", "on"), name="day_once"),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(("on__lte", models.F("recorded_on"))),
                name="day_not_in_the_future",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fatigue__isnull", True), ("fatigue__lte", 10), _connector="OR"
                ),
                name="day_fatigue_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(("sleep__isnull", True), ("sleep__lte", 10), _connector="OR"),
                name="day_sleep_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(("mood__isnull", True), ("mood__lte", 10), _connector="OR"),
                name="day_mood_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(("stress__isnull", True), ("stress__lte", 10), _connector="OR"),
                name="day_stress_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clarity__isnull", True), ("clarity__lte", 10), _connector="OR"
                ),
                name="day_clarity_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confidence__isnull", True), ("confidence__lte", 10), _connector="OR"
                ),
                name="day_confidence_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daycheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(("pain__isnull", True), ("pain__lte", 10), _connector="OR"),
                name="day_pain_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="daytag",
            constraint=models.UniqueConstraint(
                fields=("patient", "on", "tag"), name="day_tag_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="daytag",
            constraint=models.CheckConstraint(
                condition=models.Q(("tag", ""), _negated=True), name="day_tag_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="flareepisode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("last_on__isnull", True)),
                fields=("patient",),
                name="flare_episode_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="flareepisode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_on__isnull", True),
                    ("last_on__gte", models.F("first_on")),
                    _connector="OR",
                ),
                name="flare_episode_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownitem",
            constraint=models.UniqueConstraint(
                models.F("patient"),
                django.db.models.functions.text.Lower("label"),
                condition=models.Q(("archived_at__isnull", True)),
                name="own_item_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True), name="own_item_label_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrating",
            constraint=models.UniqueConstraint(fields=("item", "on"), name="own_rating_once"),
        ),
        migrations.AddConstraint(
            model_name="ownrating",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__lte", 10)), name="own_rating_0_to_10"
            ),
        ),
        migrations.AddConstraint(
            model_name="timerrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_at__isnull", True)),
                fields=("patient",),
                name="timer_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="timerrun",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="timer_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="timerrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["TRIAL", "PLANNED", "OTHER"])),
                name="timer_purpose_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="timerrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stopped_at__isnull", True),
                    ("stopped_at__gte", models.F("started_at")),
                    _connector="OR",
                ),
                name="timer_stops_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="timerrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stopped_at__isnull", True), ("paused_at__isnull", True), _connector="OR"
                ),
                name="timer_stopped_is_not_paused",
            ),
        ),
        guard(
            "diary_entryrevision",
        ),
    ]
