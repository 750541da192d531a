"""Draws a picture anew: the right way up, no wider than needed, without what else the file held."""

from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext

from education.models import Picture

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
TYPE = "image/webp"


class NotAPictureError(Exception):
    """A file that can't be used, with the reason in words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A WebP picture; sizes in pixels."""

    data: bytes
    width: int
    height: int


def draw(file: IO[bytes]) -> Drawn:
    """Raises NotAPictureError for a file too large, of another kind, or broken."""
    data = file.read()
    if len(data) > LARGEST_FILE:
        raise NotAPictureError(gettext("This file is larger than 10 MB. Send a smaller one."))
    return _drawn(data)


def _drawn(data: bytes) -> Drawn:
    from io import BytesIO

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPictureError(
                    gettext("This picture has more than 40 million pixels. Send a smaller one.")
                )
            image.draft("RGB", (Picture.WIDEST, Picture.WIDEST))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except UnidentifiedImageError as error:
        says = gettext("This is not a picture we can use. Send a JPEG, PNG or WebP file.")
        raise NotAPictureError(says) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPictureError(gettext("This file is broken. Save the picture anew.")) from error
    upright.thumbnail((Picture.WIDEST, Picture.TALLEST))
    return _small_enough(upright)


def _small_enough(image: object) -> Drawn:
    """As WebP, in the best quality that fits."""
    from io import BytesIO

    from PIL import Image

    assert isinstance(image, Image.Image)
    for quality in (85, 70, 50, 30, 10):
        out = BytesIO()
        image.save(out, "WEBP", quality=quality)
        if out.tell() <= Picture.LARGEST:
            return Drawn(out.getvalue(), image.width, image.height)
    raise NotAPictureError(gettext("This picture stays too large. Send a simpler one."))
