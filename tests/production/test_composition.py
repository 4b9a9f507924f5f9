"""``docker-compose.yml`` read as data. Docker itself is not had here: that the images start so has not been seen."""

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from django.core.management import get_commands

from dialogplattform import checks

ROOT = Path(__file__).parent.parent.parent
COMPOSED = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSED["services"]
LASTING = sorted(name for name, service in SERVICES.items() if service["restart"] != "no")
SETTINGS = (ROOT / "dialogplattform" / "settings.py").read_text()


def test_the_services_are_those_of_the_product():
    assert sorted(SERVICES) == ["db", "migrate", "redis", "scheduler", "web", "worker"]
    assert set(SERVICES) - set(LASTING) == {"migrate"}


@pytest.mark.parametrize("name", LASTING)
def test_a_service_that_lasts_is_asked_whether_it_is_well(name):
    asked = SERVICES[name]["healthcheck"]
    assert {"test", "interval", "timeout", "retries"} <= set(asked)
    assert asked["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", sorted(SERVICES))
class TestEveryService:
    def test_is_nobody(self, name):
        user, group = SERVICES[name]["user"].split(":")
        assert int(user) > 0
        assert int(group) > 0

    def test_writes_nowhere_but_where_it_must(self, name):
        service = SERVICES[name]
        assert service["read_only"] is True
        volumes = {volume.split(":")[1] for volume in service.get("volumes", []) if not volume.endswith(":ro")}
        assert volumes <= {"/data", "/erasures", "/var/lib/postgresql/data"}

    def test_keeps_the_protocol_of_erasures_apart_from_the_data(self, name):
        """Whatever is lost with ``/data`` is restored from a backup, and then erased again by this file."""
        service = SERVICES[name]
        if "data:/data" in service.get("volumes", []):
            place = PurePosixPath(service["environment"]["ERASURE_PROTOCOL"]).parent
            assert f"{place.name}:{place}" in service["volumes"]
            assert place.name in COMPOSED["volumes"]

    def test_has_no_powers_and_can_get_none(self, name):
        service = SERVICES[name]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert not {"cap_add", "privileged", "pid", "network_mode", "devices"} & set(service)

    def test_has_limits(self, name):
        assert set(SERVICES[name]["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}

    def test_keeps_its_log_small(self, name):
        assert set(SERVICES[name]["logging"]["options"]) == {"max-size", "max-file"}

    def test_is_told_secrets_by_files_alone(self, name):
        service = SERVICES[name]
        secret = re.compile(r"SECRET|KEYS|PASSWORD|TOKEN|_URL$|_URL_FILE$")
        told = {key: value for key, value in service.get("environment", {}).items() if secret.search(key)}
        for key, value in told.items():
            assert key.endswith("_FILE")
            assert value.removeprefix("/run/secrets/") in service["secrets"]
        text = str(service)
        for file in re.findall(r"/deploy/([\w.]+\.conf)", text):
            text += (ROOT / "deploy" / file).read_text()
        if "database_url" in service["secrets"]:  # in which the files that prove who we are are named
            text += (ROOT / "scripts" / "secrets").read_text()
        assert set(re.findall(r"/run/secrets/(\w+)", text)) == set(service["secrets"])

    def test_reaches_no_further_than_it_must(self, name):
        reaching = {"web": {"inside", "outside"}, "worker": {"inside", "outside"}, "migrate": {"inside", "outside"}}
        assert set(SERVICES[name]["networks"]) == reaching.get(name, {"inside"})


def test_database_and_redis_are_on_a_network_without_a_way_out():
    assert COMPOSED["networks"]["inside"] == {"internal": True}


def test_only_the_web_is_reached_and_only_from_this_machine():
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"web"}
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_nothing_starts_before_what_it_needs_is_well():
    ready = {"db": "service_healthy", "redis": "service_healthy", "migrate": "service_completed_successfully"}
    for name in ("web", "worker", "scheduler"):
        assert {on: how["condition"] for on, how in SERVICES[name]["depends_on"].items()} == ready


def test_every_secret_is_a_file_that_scripts_secrets_makes(tmp_path):
    made = [sys.executable, ROOT / "scripts" / "secrets", tmp_path / "s"]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - our own script
    assert {path.name for path in (tmp_path / "s").iterdir()} == set(COMPOSED["secrets"])
    assert checks.EXAMPLE in (tmp_path / "s" / "email_url").read_text()
    for name, where in COMPOSED["secrets"].items():
        assert where == {"file": f"./secrets/{name}"}


def test_the_page_says_how_many_files_of_secrets_there_are():
    assert len(COMPOSED["secrets"]) == 13
    assert "the thirteen files of secrets" in (ROOT / "docs" / "production.md").read_text()


def test_the_example_of_variables_holds_no_secret_and_none_is_needed_there():
    """What may hold a password is read from a file: ``.env`` is in every container's environment, for all to see."""
    told = re.findall(r"^#?\s*([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    secret = set(re.findall(r'read_secret\(\s*"(\w+)"', SETTINGS))
    assert {"EMAIL_URL", "CELERY_BROKER_URL", "DATABASE_URL", "SECRET_KEY"} <= secret
    assert told == ["ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL", "COMPOSE_FILE", "LOG_HOST", "LOG_CA"]
    assert not secret & set(told)
    assert not re.findall(
        r'env\.\w+\(\s*"(\w*(?:_URL|SECRET|PASSWORD|TOKEN|KEYS?))"',
        SETTINGS.replace("SITE_URL", "").replace("OIDC_SERVER_URL", ""),
    )


def test_no_secret_ends_up_in_the_image():
    left_out = (ROOT / ".dockerignore").read_text().split()
    folders = {secret["file"].removeprefix("./").partition("/")[0] for secret in COMPOSED["secrets"].values()}
    assert folders == {"secrets"}
    assert {*folders, ".env", ".git", "var", "tests"} <= set(left_out)


def test_every_variable_is_one_that_the_settings_read():
    given = {key.removesuffix("_FILE") for name in ("web",) for key in SERVICES[name]["environment"]}
    assert {key for key in given if f'"{key}"' not in SETTINGS} == set()


def test_every_command_of_ours_exists():
    named = set(re.findall(r"manage\.py'?,? '?([a-z_]+)", str(SERVICES)))
    assert named == {"check", "migrate", "alive"}
    assert named <= set(get_commands())
    assert (ROOT / SERVICES["web"]["healthcheck"]["test"][2]).is_file()


def test_the_image_is_not_run_as_root_and_serves_by_our_configuration():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert "USER dialog" in lines
    assert lines[-1].startswith('CMD ["gunicorn", "--config", "python:dialogplattform.gunicorn_conf"')
