"""The forms in which texts are written."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from common import clock
from education import pictures
from education.models import Picture, Source
from education.quality import look_over
from education.words import Moment

SOURCE_STANDS = _(
    "Published texts cite this source, or one that waits for approval. Add another one instead."
)
PICTURE_STANDS = _(
    "Patients see this picture, or a text with it waits for approval, so its file stays. Upload the"
    " other file as a new picture, and put that into the text: then somebody approves it."
)


class Lines(forms.CharField):
    """A list, written one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return [line[:200] for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class TextForm(WagtailAdminModelForm):
    """Saved as a draft it may be as rough as it is; sent in for approval it is looked over."""

    known_words = Lines(
        label=_("Words it teaches"),
        required=False,
        help_text=_("Long words the reader learns here, one a line. They count as short ones."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_draft = False
        if self.instance.first_published_at and "key" in self.fields:
            self.fields["key"].disabled = True

    def defer_required_fields(self) -> None:
        """Called for every save that is not sent in."""
        self.is_draft = True
        super().defer_required_fields()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_draft or self.errors:
            return
        for problem in look_over(self.instance).must:
            self.add_error("body" if "body" in self.fields else None, problem)


class LessonForm(TextForm):
    offered_at = forms.MultipleChoiceField(
        label=_("Offered at these moments"),
        choices=Moment,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PracticeForm(TextForm):
    cautions = Lines(
        label=_("Cautions"), required=False, help_text=_("Read before it starts, one a line.")
    )


class SourceForm(WagtailAdminModelForm):
    """A source that patients are shown stays as it is: another one is a new source."""

    def clean(self) -> Any:
        cleaned = super().clean()
        if not self.instance._state.adding and self.has_changed():  # noqa: SLF001
            old = Source.objects.get(pk=self.instance.pk)
            if old.stands():
                raise forms.ValidationError(SOURCE_STANDS)
        return cleaned


class PictureForm(WagtailAdminModelForm):
    """A picture is drawn anew from the file; the file itself is not kept.

    One that somebody stands for stays as it is. Its words are in the text, not here.
    """

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A JPEG, PNG or WebP file of up to 10 MB. Other facts in it are left out."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        model = Picture
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = not self.instance._state.adding and self.instance.stands()  # noqa: SLF001
        if self.stands:
            self.fields["file"].help_text = PICTURE_STANDS
            self.fields["file"].widget.attrs["disabled"] = True

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file is not None and self.stands:
            raise forms.ValidationError(PICTURE_STANDS)
        if file is None and self.instance._state.adding:  # noqa: SLF001
            raise forms.ValidationError(gettext("Choose a file."))
        if file is not None:
            try:
                self.drawn = pictures.draw(BytesIO(file.read(pictures.LARGEST_FILE + 1)))
            except pictures.NotAPictureError as error:
                raise forms.ValidationError(str(error)) from error
        return file

    def save(self, commit: bool = True) -> Picture:  # noqa: FBT001, FBT002 - as Django calls it
        if hasattr(self, "drawn"):
            self.instance.data = self.drawn.data
            self.instance.width, self.instance.height = self.drawn.width, self.drawn.height
            self.instance.added_at = clock.now()
        picture: Picture = super().save(commit)
        return picture
