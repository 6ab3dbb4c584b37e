"""Gunicorn's settings. It listens to the proxy's network only; TLS ends at the proxy."""

import os

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_WORKERS", "3"))
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 30
keepalive = 75
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm"  # noqa: S108  # heartbeats in memory: a slow disk must not kill a worker
forwarded_allow_ips = "*"  # nobody but the proxy is on this network
errorlog = "-"
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"  # the path alone: what people search for is not logged
