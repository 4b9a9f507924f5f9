"""How database, Redis and the product know each other: certificates, the files that say so, and the logs' way out."""

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml
from cryptography.x509 import ExtendedKeyUsage, KeyUsage, SubjectAlternativeName, load_pem_x509_certificate
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from dialogplattform.certificates import for_us_alone

from .test_composition import COMPOSED, ROOT, SERVICES

DEPLOYED = ROOT / "deploy"
SENT = yaml.safe_load((ROOT / "docker-compose.logs.yml").read_text())["services"]
MADE = ("ca", "db", "redis", "client")


def make(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / "secrets", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("made") / "secrets"
    assert make(where).returncode == 0
    return where


def lines(name: str) -> list[str]:
    """What a file of ``deploy/`` says, without its comments."""
    return [line for line in (DEPLOYED / name).read_text().splitlines() if line and not line.startswith("#")]


def certificate(folder: Path, holder: str):
    return load_pem_x509_certificate((folder / f"{holder}_certificate").read_bytes())


def test_each_is_signed_by_the_installation_s_own_authority_whose_key_is_nowhere(folder):
    authority = certificate(folder, "ca")
    for holder in MADE:
        certificate(folder, holder).verify_directly_issued_by(authority)
    assert not (folder / "ca_key").exists()
    assert authority.extensions.get_extension_for_class(KeyUsage).value.key_cert_sign


@pytest.mark.parametrize(
    ("holder", "bears", "purpose", "hosts"),
    [
        ("db", "db", ExtendedKeyUsageOID.SERVER_AUTH, ["db", "localhost", "127.0.0.1"]),
        ("redis", "redis", ExtendedKeyUsageOID.SERVER_AUTH, ["redis", "localhost", "127.0.0.1"]),
        ("client", "dialogplattform", ExtendedKeyUsageOID.CLIENT_AUTH, []),
    ],
)
def test_each_is_for_one_thing(folder, holder, bears, purpose, hosts):
    found = certificate(folder, holder)
    [name] = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert name.value == bears
    assert list(found.extensions.get_extension_for_class(ExtendedKeyUsage).value) == [purpose]
    said = [part.value for part in found.extensions if isinstance(part.value, SubjectAlternativeName)]
    assert [str(host.value) for names in said for host in names] == hosts


def test_they_last_two_years(folder):
    for holder in MADE:
        left = certificate(folder, holder).not_valid_after_utc - datetime.now().astimezone()
        assert timedelta(days=729) < left <= timedelta(days=730)
    assert "two years" in (ROOT / "docs" / "production.md").read_text()


def test_what_is_there_stays(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert make(folder).returncode == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_some_of_them_are_not_made_anew_by_themselves(tmp_path):
    assert make(tmp_path).returncode == 0
    (tmp_path / "db_key").unlink()
    told = make(tmp_path)
    assert told.returncode == 1
    assert told.stderr.startswith("Certificates are made all together. Take these away for new ones: ca_cert")
    for name in told.stderr.split(": ")[1].split():
        (tmp_path / name).unlink()
    assert make(tmp_path).returncode == 0
    certificate(tmp_path, "db").verify_directly_issued_by(certificate(tmp_path, "ca"))


def test_no_password_leads_to_database_or_redis(folder):
    for name in ("database_url", "redis_url"):
        assert not re.search(r"://[^/]*:[^/]*@", (folder / name).read_text())
    assert not [name for name in COMPOSED["secrets"] if "password" in name]


def test_they_name_the_files_that_the_product_s_services_get(folder):
    for name in ("database_url", "redis_url"):
        named = set(re.findall(r"/run/secrets/(\w+)", (folder / name).read_text()))
        assert named == {"ca_certificate", "client_certificate", "client_key"}
        assert named < set(SERVICES["web"]["secrets"])


def test_the_server_must_prove_who_it_is(folder):
    assert "@db/dialogplattform?sslmode=verify-full&" in (folder / "database_url").read_text()
    assert (folder / "redis_url").read_text().startswith("rediss://redis:6379/0?ssl_cert_reqs=required&")


def test_the_database_takes_certificates_over_the_network_and_nothing_else():
    ways = [line.split() for line in lines("pg_hba.conf")]
    assert ways == [
        ["hostssl", "dialogplattform", "dialogplattform", "all", "cert"],
        ["local", "all", "postgres", "peer"],
    ]


def test_the_database_s_owner_has_no_rights_over_its_server():
    said = " ".join(line for line in lines("database.sql") if not line.startswith("--"))
    rights = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    assert said == (
        f"CREATE ROLE dialogplattform LOGIN {rights}; CREATE DATABASE dialogplattform OWNER dialogplattform;"
    )


def test_redis_listens_to_tls_alone():
    said = dict(line.split(maxsplit=1) for line in lines("redis.conf"))
    assert {name: said[name] for name in ("port", "tls-port", "tls-auth-clients", "tls-protocols")} == {
        "port": "0",
        "tls-port": "6379",
        "tls-auth-clients": "yes",
        "tls-protocols": '"TLSv1.3"',
    }


@pytest.mark.parametrize(("name", "file"), [("db", "postgresql.conf"), ("redis", "redis.conf")])
def test_each_is_started_with_its_file_and_gets_what_that_names(name, file):
    service = SERVICES[name]
    assert "./deploy:/deploy:ro" in service["volumes"]
    assert f"/deploy/{file}" in str(service["command"])
    told = "\n".join([str(service["command"]), *lines(file)])
    assert set(re.findall(r"/run/secrets/(\w+)", told)) == set(service["secrets"])
    for other in re.findall(r"/deploy/([\w.]+)", told):
        assert (DEPLOYED / other).is_file()


def test_the_database_is_made_by_the_file_for_it():
    assert "./deploy/database.sql:/docker-entrypoint-initdb.d/database.sql:ro" in SERVICES["db"]["volumes"]
    assert "POSTGRES_HOST_AUTH_METHOD" not in str(SERVICES["db"])
    assert "POSTGRES_USER" not in str(SERVICES["db"])


def test_one_that_others_can_read_is_copied_for_us_alone(tmp_path):
    key = tmp_path / "key"
    key.write_text("of ours")
    key.chmod(0o444)
    copy = Path(for_us_alone(str(key)))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [copy.read_text(), copy.read_text()] == ["of ours", "of ours"]


def test_one_that_is_ours_alone_is_used_where_it_is(tmp_path):
    key = tmp_path / "key"
    key.touch(mode=0o600)
    assert for_us_alone(str(key)) == str(key)


def test_every_service_s_log_can_be_sent_to_another_machine():
    assert set(SENT) == set(SERVICES)
    for service in SENT.values():
        assert set(service) == {"logging"}
        assert service["logging"]["driver"] == "syslog"


def test_they_go_by_tls_to_a_collector_that_proves_who_it_is():
    for service in SENT.values():
        options = service["logging"]["options"]
        assert options["syslog-address"].startswith("tcp+tls://${LOG_HOST:?")
        assert options["syslog-tls-ca-cert"].startswith("${LOG_CA:?")
        assert "syslog-tls-skip-verify" not in options


def test_the_pages_and_the_example_say_how():
    example = (ROOT / ".env.example").read_text()
    assert "COMPOSE_FILE=docker-compose.yml:docker-compose.logs.yml" in example
    for name in ("LOG_HOST", "LOG_CA"):
        assert f"{name}=" in example
        assert f"`{name}`" in (ROOT / "docs" / "production.md").read_text()
