# One image for all: it serves, works, keeps the time and brings the database up to date
# (docs/deployment.md). The base is named by its exact tag; `docker buildx imagetools inspect` tells
# the digest to put behind it, as …-trixie@sha256:…

FROM python:3.13.14-slim-trixie AS python

FROM python AS build
WORKDIR /srv/build
COPY pyproject.toml package.json package-lock.json .npmrc ./
COPY requirements requirements
COPY scripts scripts
COPY static static
RUN python -m scripts.setup run
# What runs gets an environment of its own: the pinned wheels by their hashes, and no installer.
RUN .venv/bin/python -m uv venv --quiet --python /usr/local/bin/python /srv/venv \
 && .venv/bin/python -m uv pip sync --quiet --require-hashes --compile-bytecode --link-mode copy \
    --python /srv/venv/bin/python requirements/base.txt \
 && .venv/bin/python -m uv pip uninstall --quiet --python /srv/venv/bin/python uv
COPY manage.py ./
COPY accounts accounts
COPY common common
COPY diary diary
COPY education education
COPY goals goals
COPY pacing pacing
COPY painapp painapp
COPY reminders reminders
COPY templates templates
RUN /srv/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && mkdir /srv/evenstep \
 && mv var/static /srv/evenstep/collected \
 && mv manage.py accounts common diary education goals pacing painapp reminders templates \
    /srv/evenstep \
 && chmod --recursive a+rX /srv/evenstep \
 && /srv/venv/bin/python -m compileall -q /srv/evenstep

FROM python AS evenstep
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    EVENSTEP_ENV=production \
    STATIC_FILES=/srv/evenstep/collected \
    VAR=/var/lib/evenstep
RUN groupadd --system --gid 10001 evenstep \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/evenstep evenstep \
 && install --directory --owner 10001 --group 10001 --mode 0700 /var/lib/evenstep
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/evenstep /srv/evenstep
WORKDIR /srv/evenstep
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "python:painapp.serving", "--bind", "0.0.0.0:8000"]
