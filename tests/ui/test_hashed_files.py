"""Static files under hashed names, as a server gives them out."""

from pathlib import Path

from django.core.management import call_command
from django.templatetags.static import static
from pytest_django.fixtures import Settings

HASHED = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}


def test_every_address_in_a_stylesheet_is_that_of_a_file(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | HASHED

    # Fails, naming the file, where a stylesheet asks for one that is not there.
    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / static("ui/brand.css").removeprefix("/static/")).is_file()
    assert static("ui/brand.css") != "/static/ui/brand.css"
