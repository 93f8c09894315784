import logging
import time
from os import environ
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

log = logging.getLogger(__name__)

# Any number will do, as long as nothing else locks it.
LOCK = 7_205_759_403


class Command(BaseCommand):
    help = (
        "Waits for the database, runs the migrations that it lacks and creates the first "
        "administrator. The container does so at every start."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._wait(seconds=60)
            self._prepare()
        except Exception as exception:
            log.error("the database could not be prepared", exc_info=exception)
            raise CommandError("the log tells why") from exception

    def _prepare(self) -> None:
        # One container at a time: the lock is the connection's, and goes with it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            ran = self._migrate()
            self._create_administrator()
        finally:
            connection.close()
        log.info("the database is up to date", extra={"ran": ran})

    @staticmethod
    def _wait(seconds: int) -> None:
        """The database may start later than the application."""
        for attempt in range(1, seconds + 1):
            try:
                connection.ensure_connection()
                return
            except OperationalError as exception:
                if attempt == seconds:
                    raise
                if attempt % 10 == 1:
                    log.warning("waiting for the database", extra={"reason": str(exception)})
                time.sleep(1)

    @staticmethod
    def _migrate() -> list[str]:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        call_command("migrate", interactive=False, verbosity=0)
        return [str(migration) for migration, _ in plan]

    @staticmethod
    def _create_administrator() -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        username = environ.get("DJANGO_SUPERUSER_USERNAME")
        password = environ.get("DJANGO_SUPERUSER_PASSWORD")
        if not username or not password:
            log.warning("there is no administrator yet: run python manage.py createsuperuser")
            return
        users.create_superuser(username, password=password)
        log.info("the first administrator can sign in", extra={"username": username})
