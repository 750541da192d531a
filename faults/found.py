"""What a scene found, and the table of all scenes."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

OVER = {"sent", "failed", "unknown", "expired", "not_needed"}
"""States of a delivery that came to an end (`reminders.models.Delivery.State`)."""

HEAD = (
    "| what is broken | on | times | letters | lost silently | sent twice | unknown "
    "| shown as late | back to work after |"
)
LINE = "|---|---|---:|---:|---:|---:|---:|---:|---:|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`times` something was broken; of all `letters` how many were lost without a word, sent more
    than once under one key, of unknown end, or expired; `seconds` until all had come to an end.
    """

    scene: str
    on: str
    times: int
    letters: int
    lost: int
    twice: int
    unknown: int
    late: int
    seconds: float | None = None

    @property
    def well(self) -> bool:
        """Nothing lost, nothing twice, back within a minute."""
        return not self.lost and not self.twice and (self.seconds or 0.0) <= 60.0

    @property
    def row(self) -> str:
        cells = (self.scene, self.on, self.times, self.letters, self.lost, self.twice)
        after = "" if self.seconds is None else f"{self.seconds:.0f} s"
        return "| " + " | ".join(map(str, (*cells, self.unknown, self.late, after))) + " |"

    @property
    def facts(self) -> dict[str, object]:
        return asdict(self)


def judged(
    *,
    scene: str,
    on: str,
    times: int,
    ends: Mapping[str, str],
    taken: Mapping[str, int],
    seconds: float | None = None,
) -> Found:
    """`ends` is the state of each delivery by its key, `taken` what the mail server took of it.

    Lost is what was called sent and did not arrive, and what came to no end at all.
    """
    lost = [
        key
        for key, state in ends.items()
        if state not in OVER or (state == "sent" and not taken.get(key))
    ]
    states = list(ends.values())
    return Found(
        scene=scene,
        on=on,
        times=times,
        letters=len(ends),
        lost=len(lost),
        twice=sum(1 for count in taken.values() if count > 1),
        unknown=states.count("unknown"),
        late=states.count("expired"),
        seconds=seconds,
    )


def table(found: Iterable[Found]) -> str:
    return "\n".join([HEAD, LINE, *(one.row for one in found)])
