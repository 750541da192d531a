"""To what a plan that runs may round its numbers. Terms: "Defaults" in docs/engine.md."""

from pacing.adapters import Stand
from pacing.engine import Unit, to_resolution
from pacing.ranges import RESOLUTIONS


def finenesses_of(stands: Stand) -> tuple[int, ...]:
    """Those that leave the number in force as it is, finest first: changing how it is rounded
    neither raises nor lowers it.
    """
    chapter, level = stands.chapter, stands.levels[-1]
    unit = Unit(chapter.plan.activity.unit)
    return tuple(
        each
        for each in sorted({*RESOLUTIONS[unit], chapter.resolution})
        if each == chapter.resolution
        or (
            each * 5 <= stands.quota
            and to_resolution(level, each) == stands.quota
            and not (chapter.goal or 0) % each
        )
    )
