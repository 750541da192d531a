"""How gunicorn serves in a container: `gunicorn --config python:painapp.serving`.

Threads, since a page waits for its database; two processes, so that a slow page holds up nobody.
What both need is loaded once, before connections are taken.
"""

from gunicorn.config import Config
from gunicorn.glogging import Logger

from common.logs import JsonLines
from painapp import environment


class Lines(Logger):
    """Gunicorn's own lines in our form, which quotes no request."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())


wsgi_app = "painapp.wsgi:application"
worker_class = "gthread"
workers = environment.whole("WEB_WORKERS", 2)
threads = 4
preload_app = True
control_socket_disable = True
logger_class = Lines
loglevel = "error"  # its warnings quote what a visitor sent

timeout = 60
graceful_timeout = 25  # a container has half a minute to end
keepalive = 75  # longer than a proxy keeps a connection, so that it never speaks into a closed one
