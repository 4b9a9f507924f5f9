from django.apps import AppConfig


class DialogplattformConfig(AppConfig):
    name = "dialogplattform"
    verbose_name = "Dialogplattform"
