"""The gallery's address, where the settings show it at all."""

from django.conf import settings
from django.urls import path

from slscb.core.views.gallery import Gallery

urlpatterns = [path("gallery/", Gallery.as_view(), name="gallery")] if settings.GALLERY else []
