"""The questions of a day, with a word for each end: code, not rows, so that they translate."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A rating 0–10. `label` asks about today, `past` about a day that is over."""

    name: str
    label: Text
    past: Text
    low: Text
    high: Text


_IN_ORDER = (
    Scale(
        name="fatigue",
        label=_("Tiredness"),
        past=_("Tiredness"),
        low=_("wide awake"),
        high=_("worn out"),
    ),
    Scale(
        name="sleep",
        label=_("Sleep last night"),
        past=_("Sleep the night before"),
        low=_("very poor"),
        high=_("very good"),
    ),
    Scale(name="mood", label=_("Mood"), past=_("Mood"), low=_("very low"), high=_("very good")),
    Scale(name="stress", label=_("Stress"), past=_("Stress"), low=_("none"), high=_("very high")),
    Scale(
        name="clarity",
        label=_("Thinking clearly"),
        past=_("Thinking clearly"),
        low=_("all fog"),
        high=_("quite clear"),
    ),
    Scale(
        name="confidence",
        label=_("Sure I can keep to my plan"),
        past=_("Sure I can keep to my plan"),
        low=_("not at all"),
        high=_("fully"),
    ),
    Scale(
        name="pain",
        label=_("Pain on average, last 24 hours"),
        past=_("Pain on average that day"),
        low=_("none"),
        high=_("as bad as can be"),
    ),
)
SCALES = {scale.name: scale for scale in _IN_ORDER}

TAG_IDEAS: tuple[Text, ...] = (
    _("Did a lot"),
    _("Visitors"),
    _("Busy at work"),
    _("A long journey"),
    _("Unwell"),
    _("Family worries"),
    _("Money worries"),
    _("On holiday"),
    _("Cold or damp"),
    _("Something good"),
)
"""Circumstances to touch: the usual causes of a set-back, and a good one."""
