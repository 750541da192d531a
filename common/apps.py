from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "common"

    def ready(self) -> None:
        """One short sentence for what was left empty, in every form."""
        Field.default_error_messages["required"] = _("Fill this in.")
