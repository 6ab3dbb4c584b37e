from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "slscb.core"
    label = "core"
