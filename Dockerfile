# The service as an image. docker-compose.yml runs it beside a Neo4j; by itself it uses the embedded store.
FROM python:3.12-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app

COPY requirements.txt LICENSE NOTICE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY pyproject.toml errors.py settings.py version.py server.py ./
COPY access access
COPY graph graph
COPY messages messages
COPY schema schema
COPY resolvers resolvers
COPY process process
COPY recommend recommend
COPY transport transport
COPY web web
COPY data data

RUN useradd --system --uid 10001 --no-create-home tirazh \
    && install --directory --owner=tirazh --mode=0700 /var/lib/tirazh
USER tirazh
VOLUME /var/lib/tirazh

# Within the container every interface: what reaches it is decided where the port is published.
ENV TIRAZH_HOST=0.0.0.0 TIRAZH_PORT=8000 TIRAZH_STORE_DIR=/var/lib/tirazh
EXPOSE 8000
# The first start loads the data before it answers.
HEALTHCHECK --interval=10s --timeout=5s --start-period=15m --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"TIRAZH_PORT\"]}/readyz', timeout=4)"]
# SIGTERM ends requests under way, then the store.
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "server.py"]
