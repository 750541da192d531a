"""Work by the clock: Celery wakes it every half minute; what is due stands in the database."""

from pathlib import Path
from typing import Any

from painapp import environment

EACH = environment.whole("WORK_EVERY", 30)
"""Seconds from one wake-up call to the next. One that nobody took by then is dropped."""

DEAF_AFTER = environment.whole("DEAF_AFTER", 5 * EACH)
ALIVE_FILE = environment.text("ALIVE_FILE")


def broker(folders: tuple[Path, Path]) -> tuple[str, dict[str, Any]]:
    """The broker and its options: REDIS_URL; without it files, for one machine."""
    url = environment.text("REDIS_URL")
    if url:
        return url, {}
    queue, control = map(str, folders)
    options = {
        "data_folder_in": queue,
        "data_folder_out": queue,
        "control_folder": control,
        "store_processed": False,
    }
    return "filesystem://localhost", options


CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_TIME_LIMIT = 30 * 60  # what a dead connection may hold up, in seconds
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    task: {"task": task, "schedule": EACH, "options": {"expires": EACH}}
    for task in ("reminders.plan", "reminders.send", "education.keep_texts")
}
