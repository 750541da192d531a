#!/usr/bin/env python
"""Evenstep's commands: `manage.py help` lists them."""

import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run a command; a wrong setting is one line, not a traceback."""
    if sys.argv[1:2] == ["up"]:
        signal.signal(signal.SIGINT, leave_at_once)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def leave_at_once(number: int, _frame: FrameType | None) -> None:
    """Ctrl-C before anything was started. An exception could be lost in an import or in a call
    back from SQLite.
    """
    os._exit(128 + number)


if __name__ == "__main__":
    main()
