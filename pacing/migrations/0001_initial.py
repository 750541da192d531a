import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import common.fields
import common.ids
from common.append_only import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("diary", "0001_initial"),
        ("goals", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Chapter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FIRST", "First agreement"),
                            ("CONTINUES", "Goes on with other steps"),
                            ("REDUCED", "Goes on a little lower"),
                            ("NEW_TRIALS", "Starts from new try-outs"),
                            ("STEADY", "Stays the same"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("measured", models.BooleanField()),
                ("baseline", common.fields.FractionField()),
                ("start_fraction", common.fields.FractionField()),
                ("levels_taken", models.JSONField(default=list)),
                ("before", models.JSONField(default=list)),
                ("resolution", models.PositiveIntegerField()),
                (
                    "inc_kind",
                    models.CharField(
                        choices=[
                            ("none", "Stay the same"),
                            ("of_baseline", "A share of what you could do"),
                            ("compounding", "A share of the amount before"),
                            ("fixed", "A fixed amount"),
                        ],
                        max_length=11,
                    ),
                ),
                ("inc_fraction", common.fields.FractionField(blank=True, null=True)),
                ("inc_amount", models.PositiveIntegerField(blank=True, null=True)),
                ("step_days", models.PositiveSmallIntegerField()),
                ("goal", models.PositiveIntegerField(blank=True, null=True)),
                ("weekdays", models.PositiveSmallIntegerField()),
                ("sessions_per_day", models.PositiveSmallIntegerField()),
                ("rest_minutes", models.PositiveSmallIntegerField()),
                ("weekly_cap", common.fields.FractionField(blank=True, null=True)),
                ("gate", common.fields.FractionField()),
                ("met_fraction", common.fields.FractionField()),
                ("flare_back", models.PositiveSmallIntegerField()),
                ("flare_days", models.PositiveSmallIntegerField()),
                ("flare_share", common.fields.FractionField(blank=True, null=True)),
                ("goal_hold_days", models.PositiveSmallIntegerField()),
                ("increments_allowed", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("proposed_at", models.DateTimeField()),
                ("engine_version", models.PositiveSmallIntegerField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "number"],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("given_by_name", models.CharField(max_length=80)),
                ("given_by_role", models.CharField(max_length=80)),
                ("given_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField()),
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
                "ordering": ["given_on", "at"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Begun"),
                            ("SCREENED", "Safety questions answered"),
                            ("BASELINE", "Trying out"),
                            ("PROPOSED", "Waiting for your yes"),
                            ("ACTIVE", "Running"),
                            ("CLOSED", "Ended"),
                        ],
                        default="DRAFT",
                        max_length=8,
                    ),
                ),
                ("draft", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_reason", models.CharField(blank=True, max_length=200)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="plans",
                        to="diary.activity",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="plans",
                        to="goals.goal",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
            },
        ),
        migrations.CreateModel(
            name="DayShown",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("parts", models.JSONField()),
                ("state", models.CharField(max_length=16)),
                ("reason_code", models.CharField(max_length=20)),
                ("facts", models.JSONField()),
                ("engine_version", models.PositiveSmallIntegerField()),
                ("shown_at", models.DateTimeField()),
                (
                    "chapter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days_shown",
                        to="pacing.chapter",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days_shown",
                        to="pacing.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "version"],
            },
        ),
        migrations.AddField(
            model_name="chapter",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="chapters",
                to="pacing.plan",
            ),
        ),
        migrations.CreateModel(
            name="PlanEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FLARE", "Flare"),
                            ("PAUSE", "Pause"),
                            ("HOLD", "Hold"),
                            ("STEP_BACK", "Step back"),
                            ("SAFETY_HOLD", "Safety stop"),
                            ("SAFETY_RELEASE", "Safety stop ended"),
                            ("OVERRIDE", "A lower amount"),
                            ("RESUME", "Back again"),
                            ("REVIEWED", "Looked over"),
                        ],
                        max_length=14,
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField(blank=True, null=True)),
                ("steps", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "clearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="events",
                        to="pacing.clearance",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_events",
                        to="accounts.patient",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="pacing.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["first", "at"],
            },
        ),
        migrations.CreateModel(
            name="EventVoid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
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
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="void",
                        to="pacing.planevent",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChapterSetAside",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "chapter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_aside",
                        to="pacing.chapter",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chapters_set_aside",
                        to="pacing.planevent",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "Before the first plan"),
                            ("wk2", "After 2 weeks"),
                            ("wk6", "After 6 weeks"),
                            ("wk12", "After 12 weeks"),
                            ("after_flare", "After a long flare"),
                            ("worry", "Something new or worrying"),
                        ],
                        max_length=11,
                    ),
                ),
                ("on", models.DateField()),
                ("version", models.PositiveSmallIntegerField()),
                ("answers", models.JSONField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("CLEAR", "Ready for a plan"),
                            ("CLEARANCE_NEEDED", "Ask a clinician first"),
                            ("PEM_POSITIVE", "A steady plan only"),
                            ("RED_FLAG", "Get help now"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screenings",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "at"],
            },
        ),
        migrations.AddField(
            model_name="planevent",
            name="screening",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="events",
                to="pacing.screening",
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="screening",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="clearances",
                to="pacing.screening",
            ),
        ),
        migrations.AddField(
            model_name="chapter",
            name="screening",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="chapters",
                to="pacing.screening",
            ),
        ),
        migrations.CreateModel(
            name="CaughtUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("through", models.DateField()),
                ("answers", models.JSONField()),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="catch_ups",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["through"],
                "indexes": [models.Index(fields=["patient", "-through"], name="caught_up_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "client_uuid"), name="caught_up_posted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChapterTrial",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entry_id_then", models.UUIDField(blank=True, null=True)),
                ("on", models.DateField()),
                ("amount", models.PositiveIntegerField()),
                (
                    "chapter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
                        to="pacing.chapter",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=("chapter", "on"), name="trial_one_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("AGREED", "Agreed"),
                            ("DECLINED", "Not agreed"),
                            ("WITHDRAWN", "Taken back"),
                            ("IMPOSED", "Made lower by a clinician"),
                        ],
                        max_length=9,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("table_shown", models.JSONField()),
                ("text_version", models.PositiveSmallIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chapter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision",
                        to="pacing.chapter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["AGREED", "DECLINED", "WITHDRAWN", "IMPOSED"])
                        ),
                        name="decision_outcome_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FlarePlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("keep", models.CharField(blank=True, max_length=500)),
                ("ease", models.CharField(blank=True, max_length=500)),
                ("comfort", models.CharField(blank=True, max_length=500)),
                ("tell", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flare_plans",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "version"), name="flare_plan_version_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["patient", "state"], name="plan_by_state"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "CLOSED"), _negated=True),
                fields=("activity",),
                name="plan_one_open_per_activity",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "CLOSED")),
                    models.Q(
                        models.Q(("state", "CLOSED"), _negated=True), ("closed_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="plan_closed_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["DRAFT", "SCREENED", "BASELINE", "PROPOSED", "ACTIVE", "CLOSED"])
                ),
                name="plan_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dayshown",
            constraint=models.UniqueConstraint(
                fields=("plan", "on", "version"), name="day_shown_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="chaptersetaside",
            constraint=models.UniqueConstraint(
                fields=("chapter", "event"), name="chapter_set_aside_once"
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(fields=["patient", "-on"], name="screening_latest"),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="screening_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["CLEAR", "CLEARANCE_NEEDED", "PEM_POSITIVE", "RED_FLAG"])
                ),
                name="screening_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["first", "wk2", "wk6", "wk12", "after_flare", "worry"])
                ),
                name="screening_kind_known",
            ),
        ),
        migrations.AddIndex(
            model_name="planevent",
            index=models.Index(fields=["patient", "kind", "first"], name="event_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="event_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "FLARE",
                            "PAUSE",
                            "SAFETY_HOLD",
                            "SAFETY_RELEASE",
                            "HOLD",
                            "STEP_BACK",
                            "OVERRIDE",
                            "RESUME",
                            "REVIEWED",
                        ],
                    )
                ),
                name="event_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["FLARE", "PAUSE", "SAFETY_HOLD", "SAFETY_RELEASE"]),
                        ("plan__isnull", True),
                    ),
                    models.Q(
                        models.Q(
                            ("kind__in", ["FLARE", "PAUSE", "SAFETY_HOLD", "SAFETY_RELEASE"]),
                            _negated=True,
                        ),
                        ("plan__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="event_belongs_to_person_or_plan",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["PAUSE", "HOLD", "OVERRIDE"]),
                        ("last__gte", models.F("first")),
                        ("last__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kind__in", ["PAUSE", "HOLD", "OVERRIDE"]), _negated=True),
                        ("last__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="event_range_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "STEP_BACK"), ("steps__gt", 0), ("steps__isnull", False)),
                    models.Q(
                        models.Q(("kind", "STEP_BACK"), _negated=True), ("steps__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="event_steps_fit_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "OVERRIDE"), ("quota__gt", 0), ("quota__isnull", False)),
                    models.Q(
                        models.Q(("kind", "OVERRIDE"), _negated=True), ("quota__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="event_quota_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "SAFETY_RELEASE"), _negated=True),
                    ("clearance__isnull", False),
                    _connector="OR",
                ),
                name="event_release_needs_a_clearance",
            ),
        ),
        migrations.AddConstraint(
            model_name="planevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by", models.F("patient")),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="event_by_another_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.UniqueConstraint(
                fields=("screening", "client_uuid"), name="clearance_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_by_name", ""), _negated=True),
                    models.Q(("given_by_role", ""), _negated=True),
                ),
                name="clearance_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"), name="chapter_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["FIRST", "CONTINUES", "REDUCED", "NEW_TRIALS", "STEADY"])
                ),
                name="chapter_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ends_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_on"), "+", models.Value(datetime.timedelta(days=363))
                        ),
                    )
                ),
                name="chapter_at_most_52_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="chapter_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("resolution__gt", 0)), name="chapter_resolution_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("step_days__range", (1, 56))), name="chapter_step_days_1_to_56"
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekdays__range", (1, 127))), name="chapter_has_a_weekday"
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("sessions_per_day__range", (1, 10))),
                name="chapter_sessions_1_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("flare_back__lte", 4)), name="chapter_flare_back_0_to_4"
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("flare_days__range", (1, 14))),
                name="chapter_flare_days_1_to_14",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(("goal__isnull", True), ("goal__gt", 0), _connector="OR"),
                name="chapter_goal_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "STEADY"), _negated=True),
                    ("increments_allowed", False),
                    _connector="OR",
                ),
                name="chapter_steady_has_no_increments",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("inc_amount__isnull", True),
                        ("inc_fraction__isnull", True),
                        ("inc_kind", "none"),
                    ),
                    models.Q(
                        ("inc_amount__isnull", True),
                        ("inc_fraction__isnull", False),
                        ("inc_kind__in", ["of_baseline", "compounding"]),
                    ),
                    models.Q(
                        ("inc_amount__gt", 0),
                        ("inc_amount__isnull", False),
                        ("inc_fraction__isnull", True),
                        ("inc_kind", "fixed"),
                    ),
                    _connector="OR",
                ),
                name="chapter_increment_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="chapter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("inc_kind", "none"), _negated=True),
                    ("increments_allowed", False),
                    _connector="OR",
                ),
                name="chapter_no_increment_is_steady",
            ),
        ),
        guard(
            "pacing_screening",
            "pacing_clearance",
            "pacing_chapter",
            "pacing_chaptertrial",
            "pacing_chaptersetaside",
            "pacing_decision",
            "pacing_planevent",
            "pacing_eventvoid",
            "pacing_dayshown",
            "pacing_flareplan",
            "pacing_caughtup",
        ),
    ]
