"""The worker's and the timer's door: `celery -A painapp worker` and `celery -A painapp beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")

app = Celery("evenstep")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["education", "reminders"])
