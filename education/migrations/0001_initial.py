import uuid

import django.core.validators
import django.db.models.deletion
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import common.ids
from common.append_only import guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_roles"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClinicalApproval",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "clinical approval",
                "verbose_name_plural": "clinical approvals",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="Module",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Its name in links and addresses. It can't be changed later.",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Use small letters, digits and single hyphens.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        help_text="One sentence.", max_length=300, verbose_name="summary"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="place in the path")),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "module",
                "verbose_name_plural": "modules",
                "ordering": ["position", "key"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Its name in links and addresses. It can't be changed later.",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Use small letters, digits and single hyphens.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        help_text="One sentence.", max_length=300, verbose_name="summary"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(default=3, verbose_name="minutes to read"),
                ),
                ("written_on", models.DateField(null=True, verbose_name="written on")),
                (
                    "sources_checked_on",
                    models.DateField(null=True, verbose_name="sources checked on"),
                ),
                ("review_by", models.DateField(null=True, verbose_name="look at it again by")),
                (
                    "known_words",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Long words the reader learns here. They count as short ones.",
                        verbose_name="words it teaches",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="place in the module")),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("strong", "Strong"),
                            ("moderate", "Moderate"),
                            ("weak", "Weak"),
                            ("none", "None"),
                            ("advised against", "Advised against"),
                        ],
                        max_length=15,
                        verbose_name="strength of the evidence",
                    ),
                ),
                (
                    "strength_note",
                    models.CharField(
                        help_text="One plain sentence.",
                        max_length=300,
                        verbose_name="what that word is about",
                    ),
                ),
                (
                    "offered_at",
                    models.JSONField(blank=True, default=list, verbose_name="offered at"),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("key_message", 1),
                            ("try_this", 2),
                            ("check", 9),
                            ("own_words", 10),
                            ("practice", 11),
                            ("picture", 14),
                            ("sources", 15),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "pilcrow", "label": "Text", "rows": 12},
                            ),
                            1: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "key", "label": "Key message"},
                            ),
                            2: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "circle-check", "label": "Try this"},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Question", "max_length": 400},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Answer", "max_length": 300},
                            ),
                            5: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"label": "This is the right one", "required": False},
                            ),
                            6: (
                                "education.blocks.Markdown",
                                (),
                                {
                                    "help_text": "Kind, and says why. For each answer.",
                                    "label": "What you say then",
                                    "rows": 2,
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("answer", 4), ("right", 5), ("feedback", 6)]],
                                {},
                            ),
                            8: (
                                "education.blocks.Answers",
                                (7,),
                                {"label": "Answers", "max_num": 6, "min_num": 2},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 3), ("answers", 8)]],
                                {},
                            ),
                            10: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "edit", "label": "In your own words"},
                            ),
                            11: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("4-7-8", "4-7-8"),
                                        ("4-0-6", "4-0-6"),
                                        ("even-breathing", "even-breathing"),
                                        ("relaxation", "relaxation"),
                                        ("body-scan", "body-scan"),
                                        ("mindfulness-3", "mindfulness-3"),
                                        ("mindfulness-5", "mindfulness-5"),
                                        ("mindfulness-10", "mindfulness-10"),
                                        ("mindfulness-15", "mindfulness-15"),
                                        ("imagery", "imagery"),
                                    ],
                                    "icon": "time",
                                    "label": "Practice",
                                },
                            ),
                            12: (
                                "education.blocks.PictureChooser",
                                ("education.Picture",),
                                {"label": "Picture"},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to people who don't see the picture.",
                                    "label": "What it shows, in words",
                                    "max_length": 300,
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("picture", 12), ("alternative", 13)]],
                                {},
                            ),
                            15: (
                                "education.blocks.Sources",
                                (),
                                {"icon": "list-ul", "label": "Sources", "min_num": 1},
                            ),
                        },
                        verbose_name="lesson",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="education.module",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "ordering": ["module__position", "position", "key"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("data", models.BinaryField()),
                ("width", models.PositiveSmallIntegerField(editable=False)),
                ("height", models.PositiveSmallIntegerField(editable=False)),
                ("added_at", models.DateTimeField(editable=False)),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="picture_name_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("height__range", (1, 4000)), ("width__range", (1, 1280))
                        ),
                        name="picture_size_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Its name in links and addresses. It can't be changed later.",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Use small letters, digits and single hyphens.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        help_text="One sentence.", max_length=300, verbose_name="summary"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(default=3, verbose_name="minutes to read"),
                ),
                ("written_on", models.DateField(null=True, verbose_name="written on")),
                (
                    "sources_checked_on",
                    models.DateField(null=True, verbose_name="sources checked on"),
                ),
                ("review_by", models.DateField(null=True, verbose_name="look at it again by")),
                (
                    "known_words",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Long words the reader learns here. They count as short ones.",
                        verbose_name="words it teaches",
                    ),
                ),
                ("rounds", models.PositiveSmallIntegerField(default=1, verbose_name="rounds")),
                (
                    "cautions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Read before it starts, one a line.",
                        verbose_name="cautions",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("before", 1), ("steps", 6), ("after", 7), ("sources", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "pilcrow", "label": "Text", "rows": 8},
                            ),
                            1: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "info-circle", "label": "Before you start"},
                            ),
                            2: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"label": "Seconds", "max_value": 600, "min_value": 1},
                            ),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("in", "in"), ("hold", "hold"), ("out", "out")],
                                    "label": "Breath",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Words", "max_length": 500},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("seconds", 2), ("phase", 3), ("words", 4)]],
                                {},
                            ),
                            6: (
                                "wagtail.blocks.ListBlock",
                                (5,),
                                {"icon": "time", "label": "Steps", "min_num": 1},
                            ),
                            7: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "tick", "label": "After"},
                            ),
                            8: (
                                "education.blocks.Sources",
                                (),
                                {"icon": "list-ul", "label": "Sources", "min_num": 1},
                            ),
                        },
                        verbose_name="practice",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "practice",
                "verbose_name_plural": "practices",
                "ordering": ["key"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="PracticeRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("practice", models.SlugField(max_length=60)),
                ("on", models.DateField()),
                ("seconds", models.PositiveIntegerField()),
                ("whole", models.BooleanField()),
                ("vividness", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("fear_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("fear_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField(default=uuid.uuid4)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_runs",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="ReviewNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=60)),
                ("review_by", models.DateField()),
                ("sent_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "key", "review_by"), name="notice_once_a_date"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Shipped",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="shipped_once"),
                    models.CheckConstraint(
                        condition=models.Q(("digest", ""), _negated=True),
                        name="shipped_digest_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True, verbose_name="key")),
                ("authors", models.CharField(blank=True, max_length=300, verbose_name="authors")),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                ("title", models.CharField(max_length=400, verbose_name="title")),
                (
                    "where",
                    models.CharField(blank=True, max_length=300, verbose_name="where it stands"),
                ),
                (
                    "read",
                    models.CharField(
                        choices=[
                            ("full", "The whole text"),
                            ("abstract", "The abstract"),
                            ("secondary", "Another text about it"),
                        ],
                        max_length=9,
                        verbose_name="how much of it was read",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="source_key_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="source_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("read__in", ["full", "abstract", "secondary"])),
                        name="source_read_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year", None), ("year__range", (1800, 2200)), _connector="OR"
                        ),
                        name="source_year_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeachBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lesson_key", models.SlugField(max_length=60)),
                ("prompt_id", models.UUIDField()),
                ("words", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField(default=uuid.uuid4)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teach_backs",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="ThoughtRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("happened", models.CharField(blank=True, max_length=500)),
                ("thought", models.CharField(max_length=500)),
                ("feeling", models.CharField(blank=True, max_length=200)),
                ("belief_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("feeling_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("speaks_for", models.CharField(blank=True, max_length=1000)),
                ("speaks_against", models.CharField(blank=True, max_length=1000)),
                ("another_way", models.CharField(blank=True, max_length=1000)),
                ("belief_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("feeling_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("client_uuid", models.UUIDField(default=uuid.uuid4)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thoughts",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_name", models.CharField(max_length=80)),
                ("facts", models.BooleanField()),
                ("strength", models.BooleanField()),
                ("no_promise", models.BooleanField()),
                ("safe", models.BooleanField()),
                ("plain", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="approval",
                        to="wagtailcore.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("author", None),
                            models.Q(("by", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="approval_by_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("facts", True),
                            ("no_promise", True),
                            ("plain", True),
                            ("safe", True),
                            ("strength", True),
                        ),
                        name="approval_ticks_all_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Its name in links and addresses. It can't be changed later.",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Use small letters, digits and single hyphens.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "summary",
                    models.CharField(
                        help_text="One sentence.", max_length=300, verbose_name="summary"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(default=3, verbose_name="minutes to read"),
                ),
                ("written_on", models.DateField(null=True, verbose_name="written on")),
                (
                    "sources_checked_on",
                    models.DateField(null=True, verbose_name="sources checked on"),
                ),
                ("review_by", models.DateField(null=True, verbose_name="look at it again by")),
                (
                    "known_words",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Long words the reader learns here. They count as short ones.",
                        verbose_name="words it teaches",
                    ),
                ),
                (
                    "reader",
                    models.CharField(
                        choices=[
                            ("patient", "The person with the diary"),
                            ("supporter", "Someone who lives with them"),
                            ("clinician", "A clinician"),
                        ],
                        default="patient",
                        max_length=9,
                        verbose_name="written for",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("key_message", 1),
                            ("try_this", 2),
                            ("check", 9),
                            ("own_words", 10),
                            ("practice", 11),
                            ("picture", 14),
                            ("sources", 15),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "pilcrow", "label": "Text", "rows": 12},
                            ),
                            1: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "key", "label": "Key message"},
                            ),
                            2: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "circle-check", "label": "Try this"},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Question", "max_length": 400},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Answer", "max_length": 300},
                            ),
                            5: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"label": "This is the right one", "required": False},
                            ),
                            6: (
                                "education.blocks.Markdown",
                                (),
                                {
                                    "help_text": "Kind, and says why. For each answer.",
                                    "label": "What you say then",
                                    "rows": 2,
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("answer", 4), ("right", 5), ("feedback", 6)]],
                                {},
                            ),
                            8: (
                                "education.blocks.Answers",
                                (7,),
                                {"label": "Answers", "max_num": 6, "min_num": 2},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 3), ("answers", 8)]],
                                {},
                            ),
                            10: (
                                "education.blocks.Markdown",
                                (),
                                {"icon": "edit", "label": "In your own words"},
                            ),
                            11: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("4-7-8", "4-7-8"),
                                        ("4-0-6", "4-0-6"),
                                        ("even-breathing", "even-breathing"),
                                        ("relaxation", "relaxation"),
                                        ("body-scan", "body-scan"),
                                        ("mindfulness-3", "mindfulness-3"),
                                        ("mindfulness-5", "mindfulness-5"),
                                        ("mindfulness-10", "mindfulness-10"),
                                        ("mindfulness-15", "mindfulness-15"),
                                        ("imagery", "imagery"),
                                    ],
                                    "icon": "time",
                                    "label": "Practice",
                                },
                            ),
                            12: (
                                "education.blocks.PictureChooser",
                                ("education.Picture",),
                                {"label": "Picture"},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to people who don't see the picture.",
                                    "label": "What it shows, in words",
                                    "max_length": 300,
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("picture", 12), ("alternative", 13)]],
                                {},
                            ),
                            15: (
                                "education.blocks.Sources",
                                (),
                                {"icon": "list-ul", "label": "Sources", "min_num": 1},
                            ),
                        },
                        verbose_name="page",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="article_key_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live", False), models.Q(("title", ""), _negated=True), _connector="OR"
                        ),
                        name="article_live_titled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 30))),
                        name="article_minutes_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live", False),
                            models.Q(
                                ("review_by__isnull", False),
                                ("sources_checked_on__isnull", False),
                                ("written_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="article_live_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reader__in", ["patient", "supporter", "clinician"])),
                        name="article_reader_known",
                    ),
                ],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="CheckAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lesson_key", models.SlugField(max_length=60)),
                ("check_id", models.UUIDField()),
                ("answer_id", models.UUIDField()),
                ("right", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("client_uuid", models.UUIDField(default=uuid.uuid4)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_answers",
                        to="accounts.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
                "indexes": [
                    models.Index(fields=["patient", "lesson_key"], name="answer_by_lesson")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "client_uuid"), name="answer_posted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lesson_key", ""), _negated=True),
                        name="answer_lesson_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonProgress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lesson_key", models.SlugField(max_length=60)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons_read",
                        to="accounts.patient",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["started_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "lesson_key"), name="progress_once_a_lesson"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lesson_key", ""), _negated=True),
                        name="progress_lesson_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opened_at__gte", models.F("started_at"))),
                        name="progress_opened_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None),
                            ("finished_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="progress_finished_after_start",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="module",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="module_key_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="module",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False), models.Q(("title", ""), _negated=True), _connector="OR"
                ),
                name="module_live_titled",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="lesson_key_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False), models.Q(("title", ""), _negated=True), _connector="OR"
                ),
                name="lesson_live_titled",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 10))), name="lesson_minutes_sound"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False),
                    models.Q(
                        ("review_by__isnull", False),
                        ("sources_checked_on__isnull", False),
                        ("written_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="lesson_live_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("live", False), ("strength", "")),
                    ("strength__in", ["strong", "moderate", "weak", "none", "advised against"]),
                    _connector="OR",
                ),
                name="lesson_strength_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="practice_key_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False), models.Q(("title", ""), _negated=True), _connector="OR"
                ),
                name="practice_live_titled",
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 30))), name="practice_minutes_sound"
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False),
                    models.Q(
                        ("review_by__isnull", False),
                        ("sources_checked_on__isnull", False),
                        ("written_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="practice_live_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(("rounds__range", (1, 60))), name="practice_rounds_sound"
            ),
        ),
        migrations.AddIndex(
            model_name="practicerun",
            index=models.Index(fields=["patient", "on"], name="practice_by_day"),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="run_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(("practice", ""), _negated=True), name="run_practice_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(("seconds__range", (1, 7200))), name="run_1_s_to_2_h"
            ),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vividness", None), ("vividness__range", (0, 10)), _connector="OR"
                ),
                name="run_vividness_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fear_before", None), ("fear_before__range", (0, 10)), _connector="OR"
                ),
                name="run_fear_before_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="practicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fear_after", None), ("fear_after__range", (0, 10)), _connector="OR"
                ),
                name="run_fear_after_0_to_10",
            ),
        ),
        migrations.AddIndex(
            model_name="teachback",
            index=models.Index(fields=["patient", "lesson_key"], name="teach_back_by_lesson"),
        ),
        migrations.AddConstraint(
            model_name="teachback",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="teach_back_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="teachback",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="teach_back_words_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="teachback",
            constraint=models.CheckConstraint(
                condition=models.Q(("lesson_key", ""), _negated=True),
                name="teach_back_lesson_given",
            ),
        ),
        migrations.AddIndex(
            model_name="thoughtrecord",
            index=models.Index(fields=["patient", "on"], name="thought_by_day"),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.UniqueConstraint(
                fields=("patient", "client_uuid"), name="thought_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("thought", ""), _negated=True), name="thought_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("belief_before", None), ("belief_before__range", (0, 10)), _connector="OR"
                ),
                name="thought_belief_before_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("feeling_before", None), ("feeling_before__range", (0, 10)), _connector="OR"
                ),
                name="thought_feeling_before_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("belief_after", None), ("belief_after__range", (0, 10)), _connector="OR"
                ),
                name="thought_belief_after_0_to_10",
            ),
        ),
        migrations.AddConstraint(
            model_name="thoughtrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("feeling_after", None), ("feeling_after__range", (0, 10)), _connector="OR"
                ),
                name="thought_feeling_after_0_to_10",
            ),
        ),
        guard("education_approval"),
    ]
