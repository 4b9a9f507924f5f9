"""How gunicorn runs in production: ``gunicorn --config python:dialogplattform.gunicorn_conf dialogplattform.wsgi``.

It believes no header: whether a request came by HTTPS is decided by Django, which asks BEHIND_PROXY. It writes no
access log: Django writes a line for every request, without path and address.
"""

import os
import shutil
import tempfile

from dialogplattform import logs

bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_WORKERS", "3"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_tmp_dir = "/dev/shm"  # noqa: S108 - memory shared by the processes, where heartbeats cost no disk
max_requests, max_requests_jitter = 20_000, 2_000  # each new process begins a new file of counts
graceful_timeout = 30
keepalive = 5
secure_scheme_headers: dict[str, str] = {}
forwarded_allow_ips = ""
control_socket_disable = True
logconfig_dict = logs.configuration(as_json=True, level=os.environ.get("LOG_LEVEL", "INFO"))

_counts = ""
if os.environ.get("METRICS_TOKEN") or os.environ.get("METRICS_TOKEN_FILE"):
    # Each web process counts in a file of its own there; a new start counts from nothing, as Prometheus expects.
    _counts = os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="dialogplattform-metrics-")


def on_exit(server: object) -> None:
    if _counts:
        shutil.rmtree(_counts, ignore_errors=True)
