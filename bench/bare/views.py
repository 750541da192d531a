"""The page every other is divided by: a session, a signed-in user, 20 rows, a template."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bench.bare.models import Line


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ("text", "amount")


@login_required
def lines(request: HttpRequest) -> HttpResponse:
    """A GET lists the latest 20; a POST inserts one and redirects."""
    form = LineForm(request.POST or None)
    if form.is_valid():
        form.instance.owner = request.user
        form.save()
        return redirect("lines")
    rows = Line.objects.filter(owner=request.user).order_by("-id")[:20]
    return render(request, "bare/lines.html", {"rows": rows, "form": form})
