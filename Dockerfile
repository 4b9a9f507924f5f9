# The production image: web, worker and scheduler run from the same one (docker-compose.yml).
FROM python:3.11-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 dialog \
 && useradd --uid 10001 --gid 10001 --create-home --shell /usr/sbin/nologin dialog

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .

ENV ENVIRONMENT=production DATA_DIR=/data XDG_CACHE_HOME=/tmp/cache PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
# Static files are collected into the image; the keys used here exist for this step only.
RUN mkdir /data /erasures && chown dialog /data /erasures \
 && ENVIRONMENT=local DATA_DIR=/tmp/build STATIC_DIR=/app/staticfiles python manage.py collectstatic --noinput \
 && rm -r /tmp/build
ENV STATIC_DIR=/app/staticfiles
USER dialog
VOLUME ["/data", "/erasures"]
EXPOSE 8000
CMD ["gunicorn", "--config", "python:dialogplattform.gunicorn_conf", "dialogplattform.wsgi"]
