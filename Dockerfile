# syntax=docker/dockerfile:1
# One image for web, worker, beat and migrate. The Python is the one that the checks run on; move both together.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${NODE_IMAGE} AS front-end
WORKDIR /build/slscb/frontend
COPY slscb/frontend/package.json slscb/frontend/package-lock.json slscb/frontend/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY slscb/frontend/build.mjs ./
COPY slscb/frontend/src ./src
RUN node build.mjs

FROM ${PYTHON_IMAGE} AS packages
COPY requirements.production.lock ./
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: \
        --requirement requirements.production.lock

FROM ${PYTHON_IMAGE} AS runtime
ENV DJANGO_SETTINGS_MODULE=slscb.settings.production \
    PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
RUN groupadd --gid 10001 slscb \
    && useradd --uid 10001 --gid slscb --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin slscb \
    && install --directory --owner 10001 --group 10001 --mode 0700 /anchors /documents
WORKDIR /srv/slscb
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY slscb ./slscb
COPY agencies ./agencies
COPY cases ./cases
COPY intelligence ./intelligence
COPY missing ./missing
COPY risk ./risk
COPY serac ./serac
COPY reporting ./reporting
COPY templates ./templates
COPY --from=front-end /build/build/static ./build/static
# The code stays root's: the service can read it and cannot change it.
RUN DJANGO_SETTINGS_MODULE=slscb.settings.build python manage.py collectstatic --noinput \
    && python -m compileall -q .
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "slscb.deploy.start"]
CMD ["web"]
