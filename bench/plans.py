"""The plans of the hot queries for a million people on PostgreSQL, for docs/scaling.md.

`-m scripts.postgres python -m bench.plans`: a million patients, a thousand of them with a year of
diary and the others with a few days, made by the database itself. It takes some minutes.
"""

import os
import sys
import tempfile
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import django
import psycopg
from django.db.models import QuerySet

PATIENTS, LONG, DAYS, FEW = 1_000_000, 1_000, 365, 2
TODAY = date(2026, 4, 7)
DATES = f"""generate_series(date '{TODAY}' - CASE WHEN p.country = 'GB' THEN {DAYS} ELSE {FEW} END,
    date '{TODAY}' - 1, '1 day') d"""
ROWS = f"""
SET session_replication_role = replica;  -- keys are right by construction; they are not looked up
INSERT INTO accounts_user (id, password, is_superuser, email, name, locale, is_active, is_staff,
    is_demo, date_joined)
SELECT md5('u' || n)::uuid, '!', false, 'p' || n || '@bench.example', 'P', 'en-gb', true, false,
    false, now() FROM generate_series(1, {PATIENTS}) n;
INSERT INTO accounts_patient (user_id, zone, day_starts_at, next_zone, shared_device, fog_mode,
    theme, text_size, country, created_at)
SELECT md5('u' || n)::uuid, 'UTC', '04:00', '', false, false, '', 100,
    CASE WHEN n <= {LONG} THEN 'GB' ELSE '' END, now() FROM generate_series(1, {PATIENTS}) n;
INSERT INTO diary_activity (id, patient_id, idea, name, category, unit, created_at)
SELECT md5(n || 'a' || user_id)::uuid, user_id, '', 'Activity ' || n, 'movement', 'SECONDS', now()
FROM accounts_patient, generate_series(1, 2) n;
INSERT INTO diary_activityentry (id, patient_id, activity_id, occurred_on, zone, amount, seconds,
    purpose, source, note, recorded_at, recorded_on, recorded_by_id, client_uuid)
SELECT gen_random_uuid(), p.user_id, md5(n || 'a' || p.user_id)::uuid, d::date, 'UTC', 600, 600,
    CASE WHEN n = 1 THEN 'PLANNED' ELSE 'OTHER' END, 'form', '', now(), d::date, p.user_id,
    gen_random_uuid()
FROM accounts_patient p, generate_series(1, 2) n, {DATES};
INSERT INTO diary_daycheckin (id, patient_id, "on", fatigue, hard_day, note, recorded_at,
    recorded_on, updated_at, zone)
SELECT gen_random_uuid(), p.user_id, d::date, 5, false, '', now(), d::date, now(), 'UTC'
FROM accounts_patient p, {DATES};
INSERT INTO diary_daytag (id, patient_id, "on", tag)
SELECT gen_random_uuid(), p.user_id, d::date, 'rain' FROM accounts_patient p, {DATES};
ANALYZE;
"""


def main() -> None:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url.replace("/evenstep?", "/postgres?"), autocommit=True) as link:
        link.execute("CREATE DATABASE plans")
    os.environ["DATABASE_URL"] = url.replace("/evenstep?", "/plans?")
    os.environ["DJANGO_SETTINGS_MODULE"] = "painapp.settings"
    with tempfile.TemporaryDirectory(prefix="evenstep-plans-") as folder:
        os.environ["VAR"] = folder
        django.setup()
        explain()


def explain() -> None:
    """Fill the tables and print each plan, the second time the query is asked."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        cursor.execute("SELECT user_id FROM accounts_patient WHERE country = 'GB' LIMIT 1")
        [patient] = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM diary_activityentry")
        print(f"{cursor.fetchone()[0]:,} entries, {PATIENTS:,} people", file=sys.stderr)
    for name, rows in hot_queries(patient).items():
        list(rows)
        print(f"\n{name}\n{rows.all().explain(analyze=True, buffers=True)}")


def hot_queries(patient: UUID) -> dict[str, QuerySet[Any, Any]]:
    """As the pages ask them, for one of the people."""
    from diary import selectors
    from diary.models import Activity
    from pacing.adapters import rows

    activity = Activity.objects.get(patient=patient, name="Activity 1")
    year, week = TODAY - timedelta(days=365), TODAY - timedelta(days=7)
    sessions = rows._sessions.make((patient,), (activity.pk,), (year,), TODAY)  # noqa: SLF001
    return {
        "sessions of a chapter that is a year old": sessions,
        "a week's entries": selectors._entries.make(patient, week, TODAY),  # noqa: SLF001
        "a week's check-ins": selectors._check_ins.make(patient, week, TODAY),  # noqa: SLF001
        "tags of 90 days": selectors._counted_tags.make(  # noqa: SLF001
            patient, TODAY, TODAY - timedelta(days=90)
        ),
    }


if __name__ == "__main__":
    main()
