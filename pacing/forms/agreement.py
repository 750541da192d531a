"""The yes to a dated table."""

from django import forms

from common.posted import Posted


class AgreeForm(Posted):
    """`chapter` names the dates that were on the page."""

    chapter = forms.UUIDField(widget=forms.HiddenInput, required=False)
