"""The safety questions as a person ticks them."""

from typing import Any

CALM: dict[str, Any] = {
    f"{key}_often": "0" for key in ("heavy", "next_day", "mind", "minimum", "drained")
}
NOTHING: dict[str, Any] = {"now": ["none"], "first": ["none"], "told": ["none"], **CALM}
"""Nothing applies."""

WORN_OUT: dict[str, Any] = NOTHING | {"drained_often": "3", "drained_badly": "3"}
"""Step one says that more is to be asked."""

SLIGHT: dict[str, Any] = {"slight": ["slight_body"], "lasts": "24_or_more"}
