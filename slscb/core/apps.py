from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "slscb.core"
    label = "core"

    def ready(self) -> None:
        """Register the checks that refuse unsafe settings."""
        from slscb.core import checks  # noqa: F401
