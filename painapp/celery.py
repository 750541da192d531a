"""The worker's and the timer's door: `celery -A painapp worker` and `celery -A painapp beat`."""

import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")

from painapp import alive, task_log, watchdog

app = Celery("evenstep")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["education", "reminders"])

signals.setup_logging.connect(task_log.as_it_is)
signals.task_prerun.connect(task_log.began)
signals.task_postrun.connect(task_log.ended)
signals.worker_ready.connect(watchdog.keep_watch)
signals.after_task_publish.connect(alive.touch)
