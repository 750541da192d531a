"""The web process's entry (gunicorn)."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")

application = get_wsgi_application()

from painapp.checks import refuse_unready  # noqa: E402 - the apps must be loaded first

refuse_unready()
_ = get_resolver().url_patterns  # every view now, or the first page of each process waits for them

gc.collect()
gc.freeze()  # what is loaded now stays: looking through it again cost each request some time
