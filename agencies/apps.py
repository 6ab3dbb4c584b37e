from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"

    def ready(self) -> None:
        """Put accounts into the administrator's menu and on their home page."""
        from agencies.cards import ACCOUNTS
        from slscb.core import home, navigation

        navigation.register("Accounts", "agencies:account-list", "account.manage", order=95)
        home.register(ACCOUNTS)
