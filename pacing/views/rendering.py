"""How every page of pacing is handed to its template."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, be it empty; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def show(request: HttpRequest, template: str, page: object) -> HttpResponse:
    """`page` in the template called `template`; 422 where one of its forms has something to say."""
    forms = [getattr(page, name, None) for name in ("form", "diary_form")]
    wrong = any(form is not None and form.errors for form in forms)
    context = {"page": page, "section": "plan", "page_has_errors": wrong}
    return render(request, f"pacing/{template}.html", context, status=422 if wrong else 200)
