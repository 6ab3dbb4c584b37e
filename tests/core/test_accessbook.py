"""The page for a manager says what the policy, the markings and the routes say, all of it and in plain words."""

from dataclasses import replace

import pytest

from agencies.choices import Role
from cases.choices import Basis
from slscb.core import accessbook
from slscb.core.policy import load_policy
from slscb.core.routes import all_routes


@pytest.fixture(scope="module")
def lines():
    return accessbook.accessbook().splitlines()


def row_of(lines, words):
    return next(line for line in lines if line.startswith("|") and words in line)


def with_policy(monkeypatch, **changed):
    policy = replace(load_policy(), **changed)
    monkeypatch.setattr(accessbook, "load_policy", lambda: policy)


def test_every_capability_has_a_row_with_a_column_for_every_role(lines):
    head = [cell.strip() for cell in row_of(lines, "| Practitioner |").split("|")]
    for one in load_policy().capabilities.values():
        cells = [cell.strip() for cell in row_of(lines, f"`{one.name}`").split("|")]
        assert {role for role in Role if cells[head.index(role.label)] == "yes"} == one.roles, one.name


def test_every_basis_of_sight_is_told(lines):
    for basis in Basis:
        assert row_of(lines, basis.label)


def test_a_marking_is_told_with_its_fields_who_sees_them_and_what_carries_it_by_its_kind(lines):
    start = next(number for number, line in enumerate(lines) if line.startswith("**Health detail"))
    assert "Agency representative" in lines[start]
    assert "CAMHS" in lines[start]
    assert lines[start + 2 : start + 6] == [
        "- Missing episode: condition on return",
        "- Return interview: health needs",
        "- Missing profile: health and medication",
        "- A note of the kind *Health detail*, a document and an indicator's evidence that were marked so",
    ]


def test_every_address_is_listed(lines):
    body = "\n".join(lines)
    assert all(f"| `/{route.path}` |" in body for route in all_routes())


def test_the_policy_leaves_nothing_untold():
    assert accessbook.untold() == []


@pytest.mark.parametrize("basis", ["panel", "friend"])
def test_a_basis_without_words_or_words_without_a_basis_are_found(monkeypatch, basis):
    sight = dict(load_policy().sight)
    sight.pop(basis, None) or sight.update(friend=sight["team"])
    with_policy(monkeypatch, sight=sight)
    assert accessbook.untold() == [f"sight.{basis}"]


@pytest.mark.parametrize("name", ["core:health", "cases:child-view"])
def test_a_public_route_without_a_reason_or_a_reason_for_no_such_route_is_found(monkeypatch, name):
    public = dict(load_policy().public)
    public.pop(name, None) or public.update({name: "no reason"})
    with_policy(monkeypatch, public=public)
    assert accessbook.untold() == [f"public.{name}"]
