from django.apps import AppConfig


class PainappConfig(AppConfig):
    name = "painapp"

    def ready(self) -> None:
        from painapp import checks  # noqa: F401 - registers them
