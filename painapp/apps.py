from django.apps import AppConfig


class PainappConfig(AppConfig):
    name = "painapp"
