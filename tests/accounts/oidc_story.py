"""Log-ins through a provider that stands in for a real one, told as JSON. Run apart by ``test_single_sign_on``: whether
there is a provider is read once, when settings are."""

import json
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import django
from django.conf import settings


class AsTheModelsAre:
    """Tables are made from the models: running every migration takes minutes on a busy machine."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


settings.MIGRATION_MODULES = AsTheModelsAre()
django.setup()

# ruff: noqa: E402 - what follows may be read once Django is set up
import jwt
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.management import call_command
from django.test import Client

from accounts.models import Municipality, User

ISSUER = settings.OIDC_SERVER_URL
ENDPOINTS = {name: f"{ISSUER}/{name}" for name in ("authorize", "token", "userinfo", "jwks")}


class Answer:
    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, content: dict[str, Any]) -> None:
        self.content, self.text = content, json.dumps(content)

    def json(self) -> dict[str, Any]:
        return self.content

    def raise_for_status(self) -> None:
        pass


OWN_KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
PUBLISHED = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OWN_KEY.public_key())) | {"kid": "one", "alg": "RS256"}


class Provider:
    """Says of everybody who comes what it was told to say."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.asked: list[dict[str, Any]] = []
        self.issuer, self.key, self.header = ISSUER, OWN_KEY, {"kid": "one"}
        self.algorithm = "RS256"

    def __enter__(self) -> "Provider":
        return self

    def __exit__(self, *details: object) -> None:
        pass

    def get(self, url: str, **_options: Any) -> Answer:
        if url == ENDPOINTS["userinfo"]:
            return Answer(self.person)
        if url == ENDPOINTS["jwks"]:
            return Answer({"keys": [PUBLISHED]})
        assert url == f"{ISSUER}/.well-known/openid-configuration", url
        return Answer(
            {
                "issuer": self.issuer,
                "authorization_endpoint": ENDPOINTS["authorize"],
                "token_endpoint": ENDPOINTS["token"],
                "userinfo_endpoint": ENDPOINTS["userinfo"],
                "jwks_uri": ENDPOINTS["jwks"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def request(self, method: str, url: str, *, data: dict[str, Any], **_options: Any) -> Answer:
        assert (method, url) == ("POST", ENDPOINTS["token"])
        self.asked.append(data)
        now = int(time.time())
        token = {"iss": ISSUER, "aud": settings.OIDC_CLIENT_ID, "iat": now, "exp": now + 300, "sub": self.person["sub"]}
        token["auth_time"] = now - 3600
        signed = jwt.encode(token | self.claims, self.key, algorithm=self.algorithm, headers=self.header)
        return Answer({"access_token": "t", "token_type": "Bearer", "id_token": signed})


provider = Provider()
DefaultSocialAccountAdapter.get_requests_session = lambda self: provider
told: dict[str, Any] = {}


def who(client: Client) -> str | None:
    user = client.get("/help/").wsgi_request.user
    return user.email if user.is_authenticated else None


def begin(client: Client) -> dict[str, str]:
    """Press the button, and return what the browser is sent to the provider with."""
    answer = client.post("/accounts/oidc/sso/login/")
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def come_back(client: Client, **query: str):
    return client.get("/accounts/oidc/sso/login/callback/", query)


def log_in(email: str, *, verified: bool = True, **claims: Any) -> Client:
    provider.person = {"sub": f"sub-{email}-{verified}", "email": email, "email_verified": verified}
    provider.claims = claims
    client = Client()
    come_back(client, code="c", state=begin(client)["state"])
    return client


def tell() -> None:
    page = Client().get("/accounts/login/")
    told["policy"], told["page"] = page.headers["Content-Security-Policy"], page.content.decode()
    lena = User.objects.create_user("lena@umea.test", name="Lena")
    Municipality.objects.create(name="Umeå kommun", slug="umea").administrators.add(lena)
    told["known"] = who(log_in("lena@umea.test"))
    sent = begin(Client())
    told["sent"] = sorted(sent)
    told["method"] = sent.get("code_challenge_method")
    told["verifier"] = bool(provider.asked[-1].get("code_verifier"))

    User.objects.create_user("farid@umea.test", name="Farid")
    told["unverified"] = who(log_in("farid@umea.test", verified=False))
    people = User.objects.count()
    told["uninvited"] = who(log_in("ny@umea.test"))
    told["made"] = User.objects.count() - people

    provider.person = {"sub": "x", "email": "lena@umea.test", "email_verified": True}
    stranger = Client()
    told["no state"] = (come_back(stranger, code="c").status_code, who(stranger))
    told["another's state"] = (come_back(stranger, code="c", state=begin(Client())["state"]).status_code, who(stranger))
    used = Client()
    state = begin(used)["state"]
    come_back(used, code="c", state=state)
    used.post("/accounts/logout/")
    asked = len(provider.asked)
    come_back(used, code="c", state=state)
    told["state used twice"] = (who(used), len(provider.asked) - asked)
    told["token of another client"] = who(log_in("lena@umea.test", aud="other"))
    told["token of another issuer"] = who(log_in("lena@umea.test", iss="https://evil.example"))
    told["token too old"] = who(log_in("lena@umea.test", exp=int(time.time()) - 4000))

    forged = {
        "another key": {"key": OTHER_KEY},
        "no signature": {"key": None, "algorithm": "none"},
        "a secret": {"key": settings.OIDC_CLIENT_SECRET * 8, "algorithm": "HS256"},
        "an unknown key": {"header": {"kid": "two"}},
        "no name of a key": {"header": {}},
        "another issuer's metadata": {"issuer": "https://evil.example"},
    }
    for what, changed in forged.items():
        kept = {name: getattr(provider, name) for name in changed}
        vars(provider).update(changed)
        told[what] = who(log_in("lena@umea.test", iss=provider.issuer))
        vars(provider).update(kept)
    told["again as it should be"] = who(log_in("lena@umea.test"))
    told["token of another person"] = who(log_in("lena@umea.test", sub="somebody"))
    told["log-in of long ago"] = who(log_in("lena@umea.test", auth_time=int(time.time()) - 50_000))
    told["log-in of who knows when"] = who(log_in("lena@umea.test", auth_time=None))
    told["asked at the latest"] = sent.get("max_age")
    told["redirects"] = provider.max_redirects

    settings.SECOND_FACTOR_REQUIRED = True
    plain, strong = log_in("lena@umea.test"), log_in("lena@umea.test", amr=["pwd", "mfa"])
    told["without factor"] = plain.get("/administration/").headers["Location"]
    told["with factor"] = strong.get("/administration/").headers["Location"]
    provider.person["amr"] = ["mfa"]  # of the person, not of the log-in
    client = Client()
    provider.claims = {}
    come_back(client, code="c", state=begin(client)["state"])
    told["factor of the person"] = client.get("/administration/").headers["Location"]


call_command("migrate", run_syncdb=True, verbosity=0)
tell()
print(json.dumps(told))  # noqa: T201 - what the test reads
