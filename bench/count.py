"""Queries and bytes of each page, asked without a server: `-m bench.count '{…}'` prints JSON."""

import json
import os
import sys
from typing import Any

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    django.setup()
    told = json.loads(sys.argv[1])
    found = {}
    for who in ("one", "ten"):
        found[who] = {page["name"]: ask(page, told[who]["session"]) for page in told["pages"][who]}
    print(json.dumps(found))


def ask(page: dict[str, Any], session: str) -> dict[str, Any]:
    """The second time a page is asked for: the first may write what was shown."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers=page["headers"], SERVER_NAME="127.0.0.1")
    if page["signed_in"]:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            if page["data"] is None:
                answer = client.get(page["path"])
            else:
                answer = client.post(page["path"], page["data"])
    wanted = page["status"]
    if answer.status_code != wanted:
        raise SystemExit(f"{page['path']} answers {answer.status_code} instead of {wanted}.")
    said = [one["sql"] for one in queries if not one["sql"].startswith(("BEGIN", "COMMIT"))]
    return {"queries": len(said), "bytes": len(answer.content), "said": said}


if __name__ == "__main__":
    main()
