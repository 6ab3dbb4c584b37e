"""The description of the API: every operation has a name of its own, and docs/api.md names every address."""

import re
from pathlib import Path

from django.conf import settings
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

VERBS = {"get", "post", "put", "patch", "delete"}


def described():
    return SchemaGenerator().get_schema(request=None, public=True)["paths"]


def test_docs_api_names_every_address_and_no_other():
    text = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8").partition("## Addresses")[2]
    named = set(re.findall(r"`([a-z{][^`?& ]*/)`", text)) - {"/api/v1/"}
    addresses = {re.sub(r"\{\w+_id\}", "{id}", path.removeprefix("/api/v1/")) for path in described()}
    assert named - {"schema/"} == addresses - {"schema/"}


def test_every_operation_is_described_under_a_name_of_its_own_and_without_an_error():
    operations = [one["operationId"] for path in described().values() for verb, one in path.items() if verb in VERBS]
    assert len(operations) == len(set(operations)) > 100
    assert not GENERATOR_STATS._error_cache
