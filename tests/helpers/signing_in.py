"""Clients that act as a person, through the pages or through the API."""

from django.test import Client
from knox.models import AuthToken
from rest_framework.test import APIClient

from agencies.models import User


def browser_of(user: User) -> Client:
    """A test client signed in as the user."""
    client = Client()
    client.force_login(user)
    return client


def api_of(user: User) -> APIClient:
    """An API client with the user's token."""
    client = APIClient()
    _, token = AuthToken.objects.create(user)
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


def signs_in(username: str, password: str) -> bool:
    """Whether the sign-in page lets somebody in."""
    answer = Client().post("/sign-in/", {"username": username, "password": password})
    return answer.status_code == 303
