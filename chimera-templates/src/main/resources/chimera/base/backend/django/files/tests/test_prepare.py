import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

# The command closes its connection, so a transaction cannot be taken back around it.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "root")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "correct horse")


def test_the_first_administrator_is_created_once(monkeypatch):
    call_command("prepare")
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "another")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "another password")
    call_command("prepare")

    user = get_user_model().objects.get()
    assert (user.username, user.is_superuser, user.is_staff) == ("root", True, True)
    assert user.check_password("correct horse")


def test_without_a_password_there_is_no_administrator(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "")
    call_command("prepare")

    assert not get_user_model().objects.exists()


def test_no_migration_is_missing():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
