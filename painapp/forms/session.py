"""What a tap on "I have done it" posts."""

from django import forms


class DoneForm(forms.Form):
    client_uuid = forms.UUIDField()
