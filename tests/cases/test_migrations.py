"""The addresses move to their own table and back, each where it belongs."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases.models import Address
from tests.factories.cases import a_child, an_address


def to(name: str) -> None:
    MigrationExecutor(connection).migrate([("cases", name)])


def forward() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def column(name: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT given_name, {name} FROM cases_child")
        return dict(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_the_addresses_go_back_and_forth():
    an_address(a_child(given_name="Home"), home="1 Home Street", home_postcode="SL1 1AA")
    an_address(a_child(given_name="Placed", care_status="lac"), placement="Rowan House", home="2 Old Street")
    a_child(given_name="Nowhere")
    try:
        to("0006_addresses_of_their_own")
        assert column("address") == {"Home": "1 Home Street", "Placed": "Rowan House", "Nowhere": ""}
        assert column("postcode")["Home"] == "SL1 1AA"
    finally:
        forward()
    kept = {one.child.given_name: (one.home, one.home_postcode, one.placement) for one in Address.objects.all()}
    assert kept == {"Home": ("1 Home Street", "SL1 1AA", ""), "Placed": ("", "", "Rowan House")}
