# dev         the tools for work; the code is mounted from this folder
# production  the code inside, nothing to change at run time

FROM python:[=versions.python]-slim AS base
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /app

# Wheels only, each known by its hash: nothing is compiled, and no package runs code of its own here.
FROM base AS packages
RUN python -m venv --without-pip /opt/venv
COPY requirements.txt ./
RUN pip --python /opt/venv/bin/python install --no-cache-dir --require-hashes --only-binary :all: \
    -r requirements.txt

FROM packages AS dev-packages
COPY requirements-dev.txt ./
RUN pip --python /opt/venv/bin/python install --no-cache-dir --require-hashes --only-binary :all: \
    -r requirements-dev.txt

FROM base AS runtime
COPY --chmod=0755 docker/entrypoint.sh /usr/local/bin/app-entrypoint
COPY --chmod=0755 docker/healthcheck.py /usr/local/bin/app-healthcheck
EXPOSE 8000
ENTRYPOINT ["app-entrypoint"]

FROM runtime AS dev
COPY --from=dev-packages /opt/venv /opt/venv
# Caches of the tools, writable for whichever user the container runs as
ENV HOME=/tmp \
    RUFF_CACHE_DIR=/tmp/ruff \
    DJANGO_RUNSERVER_HIDE_WARNING=true
CMD ["python", "manage.py", "runserver", "--nostatic", "0.0.0.0:8000"]

FROM packages AS source
COPY . .
# The settings ask for these two; neither is used here or kept.
RUN rm -rf docker tests pyproject.toml requirements* \
    && DJANGO_SECRET_KEY=none SITE_ADDRESS=:80 python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q --invalidation-mode unchecked-hash . \
    && chmod -R a+rX .

FROM runtime AS production
COPY --from=packages /opt/venv /opt/venv
COPY --from=source /app /app
USER www-data
CMD ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
