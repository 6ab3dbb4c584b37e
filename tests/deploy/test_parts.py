"""The parts beside the service, tried with the real programs: certificates, the broker's TLS, the database's roles."""

import contextlib
import os
import re
import shutil
import ssl
import subprocess
import sys

import psycopg2
import pytest
import redis
from django.conf import settings
from kombu import Connection

from slscb.devstack import postgres, valkey
from tests.deploy.composing import ROOT, load

DEPLOY = ROOT / "slscb" / "deploy"
ROWS = (
    "INSERT INTO child (name) VALUES ('synthetic') RETURNING id",
    "SELECT name FROM child",
    "UPDATE child SET name = 'changed'",
    "DELETE FROM child",
)
TABLES = (
    "DROP TABLE child",
    "TRUNCATE child",
    "ALTER TABLE child ADD COLUMN x text",
    "CREATE TABLE mine (x text)",
    "CREATE ROLE another",
)
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")


def shell(script, *arguments, env=None):
    """Run one of the scripts; its words are shown where it fails."""
    answer = subprocess.run(
        ["/bin/sh", DEPLOY / script, *arguments], env=env, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificates")
    shell("certificates.sh", folder)
    return folder


@needs_openssl
def test_keys_are_for_their_owner_alone(certificates):
    keys = sorted(path.name for path in certificates.glob("*.key"))
    assert keys == ["broker.key", "database.key", "internal_ca.key"]
    assert all((certificates / name).stat().st_mode & 0o777 == 0o400 for name in keys)


@needs_openssl
def test_made_again_they_keep_their_authority(certificates):
    before = (certificates / "internal_ca.crt").read_bytes()
    shell("certificates.sh", certificates)
    assert (certificates / "internal_ca.crt").read_bytes() == before


def shake_hands(certificates, part, called):
    """A TLS handshake in memory: the part shows its certificate, a client that trusts our authority calls it by a name."""
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificates / f"{part}.crt", certificates / f"{part}.key")
    client_side = ssl.create_default_context(cafile=str(certificates / "internal_ca.crt"))
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = server_side.wrap_bio(to_server, to_client, server_side=True)
    client = client_side.wrap_bio(to_client, to_server, server_hostname=called)
    for side in (client, server, client, server):
        with contextlib.suppress(ssl.SSLWantReadError):
            side.do_handshake()
    return client.version()


@needs_openssl
@pytest.mark.parametrize("part", ["database", "broker"])
def test_each_part_proves_its_own_name_and_no_other(certificates, part):
    assert shake_hands(certificates, part, part) == "TLSv1.3"
    assert shake_hands(certificates, part, "localhost")
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(certificates, part, "elsewhere")


@pytest.fixture
def broker(tmp_path):
    """The broker by its own file but for TLS, which the embedded Valkey was built without; lends its socket."""
    lines = (DEPLOY / "valkey.conf").read_text(encoding="utf-8").replace("dir /data", f"dir {tmp_path}").splitlines()
    kept = [line for line in lines if not line.startswith("tls-")]
    text = "\n".join([*kept, "requirepass word", f"unixsocket {tmp_path / 's'}", ""])
    (tmp_path / "valkey.conf").write_text(text, encoding="utf-8")
    process = subprocess.Popen([valkey.find_binary(), tmp_path / "valkey.conf"], stdout=subprocess.DEVNULL)
    valkey.wait_until_ready(tmp_path / "s", tmp_path / "none")
    yield tmp_path / "s"
    process.terminate()
    process.wait(10)


def test_the_broker_wants_its_password_and_forgets_nothing(broker):
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(unix_socket_path=str(broker)).ping()
    client = redis.Redis(unix_socket_path=str(broker), password="word", decode_responses=True)
    assert client.ping()
    assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    assert client.config_get("appendonly") == {"appendonly": "yes"}


def test_the_broker_is_reached_by_tls_alone():
    lines = (DEPLOY / "valkey.conf").read_text(encoding="utf-8").splitlines()
    assert {"port 0", "tls-port 6379"} <= set(lines)


def test_the_brokers_address_asks_for_its_certificate():
    address = load()["services"]["web"]["environment"]["BROKER_URL"]
    parsed = Connection(re.sub(r"\$\{[^}]*\}", "word", address))
    assert parsed.ssl == {"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_ca_certs": "/run/secrets/internal_ca"}


A_CHILD = """
    INSERT INTO cases_child (
        public_id, created_at, changed_at, version, reference, given_name, family_name, known_as, search_name,
        date_of_birth, sex, ethnicity, police_urn, ward, school, care_status, status, risk_level, risk_order
    ) VALUES (
        gen_random_uuid(), now(), now(), 1, 'X', 'Amina', 'Rahman', '', 'amina rahman',
        '2011-05-04', 'F', 'NOBT', '', '', '', 'none', 'open', '', 9
    )
"""


@contextlib.contextmanager
def a_database_with_roles():
    """A database of its own in which the script has made its two roles; lends a way to connect as one of them."""
    server = settings.DATABASES["default"]
    psql = postgres.find_binaries() / "psql"
    words = {"MIGRATOR_PASSWORD": "it's a word", "APP_PASSWORD": "another"}
    where = {"PGHOST": server["HOST"], "POSTGRES_USER": server["USER"], "POSTGRES_DB": "roles_made"}
    owner = psycopg2.connect(dbname="postgres", host=server["HOST"], user=server["USER"])
    owner.autocommit = True
    with contextlib.ExitStack() as afterwards:
        afterwards.callback(owner.close)
        for statement in ("DROP ROLE slscb_migrator", "DROP DATABASE roles_made"):
            afterwards.callback(owner.cursor().execute, statement)
        owner.cursor().execute("CREATE DATABASE roles_made")
        shell("database_roles.sh", env={"PATH": f"{psql.parent}:{os.environ['PATH']}", **where, **words})

        def connect(role):
            connection = psycopg2.connect(dbname="roles_made", host=server["HOST"], user=role)
            connection.autocommit = True
            afterwards.callback(connection.close)
            return connection.cursor()

        yield connect


def migrate_as_migrator() -> None:
    """Make the tables as the compose file's migrate does: by the role that owns them and is no superuser."""
    host = settings.DATABASES["default"]["HOST"]
    address = {"DATABASE_URL": f"postgres://slscb_migrator@/{host}/roles_made"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    env = os.environ | address | {"DJANGO_SETTINGS_MODULE": "slscb.settings.test"}
    subprocess.run(command, cwd=ROOT, env=env, check=True)


@pytest.mark.django_db
def test_the_migrator_makes_the_tables_and_the_wall_holds_for_the_service_and_for_the_migrator():
    with a_database_with_roles() as connect:
        migrate_as_migrator()
        migrator, app = connect("slscb_migrator"), connect("slscb_app")
        migrator.execute(A_CHILD)
        migrator.execute("RESET slscb.lifted")
        for role, lifted in ((migrator, "migrating"), (migrator, ""), (app, "")):
            role.execute("SELECT set_config('slscb.lifted', %s, false)", [lifted])
            role.execute("SELECT count(*) FROM cases_child")
            assert role.fetchone() == (1 if lifted else 0,)
        app.execute("SELECT count(*) FROM cases_named_like(ARRAY['amina'])")
        assert app.fetchone() == (1,), "the names' own function passes the wall, and answers with an id"
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            app.execute("UPDATE core_auditevent SET about = '{}'")


@pytest.mark.django_db
def test_the_migrator_owns_the_tables_and_the_service_their_rows():
    with a_database_with_roles() as connect:
        migrator, app = connect("slscb_migrator"), connect("slscb_app")
        migrator.execute("CREATE EXTENSION pg_trgm")
        migrator.execute("CREATE TABLE child (id bigserial PRIMARY KEY, name text)")
        for allowed in ROWS:
            app.execute(allowed)
        for forbidden in TABLES:
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                app.execute(forbidden)


def test_the_proxy_logs_no_question_and_hands_on_no_claim_of_the_client():
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    logged = re.search(r"log_format path '([^']+)'", text).group(1)
    assert "$uri" in logged
    assert not re.search(r"\$(request\b|request_uri|args|query_string|http_referer)", logged)
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "proxy_set_header X-Real-IP $remote_addr;" in text
