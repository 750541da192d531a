"""The web process's entry (gunicorn)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")

application = get_wsgi_application()

from painapp.checks import refuse_unready  # noqa: E402 - the apps must be loaded first

refuse_unready()
