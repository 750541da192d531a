"""Small pages and parts that several of pacing's pages share."""

from dataclasses import dataclass

from django.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Somewhere to go on."""

    url: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A page that is one form."""

    title: str
    back_url: str
    back_label: str
    form: Form
    button: str
    lead: str = ""
