"""What all of django-allauth's forms get from us: labels and hints that say what to type."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = tuple["str | _StrPromise", "str | _StrPromise"]


class PlainWords:
    """Puts `words` (label, hint) on the fields and takes away text that vanishes on typing."""

    fields: dict[str, forms.Field]
    words: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
