from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"

    def ready(self) -> None:
        """Put accounts into the administrator's menu and on their home page."""
        from agencies.cards import ACCOUNTS, SIGN_OFF
        from slscb.core import home, navigation

        navigation.register("Accounts", "agencies:account-list", "account.manage", order=95)
        navigation.register("Agreements", "agencies:agreement-owing", "agreement.watch", order=96)
        navigation.register("Confirm accounts", "agencies:sign-off-list", "account.sign_off", order=94)
        hint = "What you have accepted, to be read again, and whether your agency has signed."
        navigation.register_own("Agreements", hint, "agencies:agreement-list", order=20)
        home.register(ACCOUNTS)
        home.register(SIGN_OFF)
