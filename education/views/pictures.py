"""Pictures in lessons."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from education.models import Picture
from education.pictures import TYPE


@login_not_required
@require_safe
def picture_file(_request: HttpRequest, pk: UUID) -> HttpResponse:
    """The picture as it was drawn anew; it never changes under its address for long."""
    picture = get_object_or_404(Picture, pk=pk)
    kept = {"Cache-Control": "public, max-age=3600"}
    return HttpResponse(bytes(picture.data), content_type=TYPE, headers=kept)
