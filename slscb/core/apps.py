from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "slscb.core"
    label = "core"

    def ready(self) -> None:
        """Register the checks that refuse unsafe settings, and note when a session begins."""
        from django.contrib.auth.signals import user_logged_in

        from slscb.core import checks, navigation  # noqa: F401
        from slscb.core.signin import proof, staying

        hint = "An authenticator app or a security key, and recovery codes for the day on which you lose them."
        navigation.register_own("Second factor", hint, "core:factor-list", order=10)
        user_logged_in.connect(staying.begin, dispatch_uid="slscb.signin.staying")
        user_logged_in.connect(proof.note, dispatch_uid="slscb.signin.proof")
