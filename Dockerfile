# The image of the service. docker-compose.yml runs it with Neo4j; on its own it uses the embedded store.
FROM python:3.12-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app

COPY requirements.txt LICENSE NOTICE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY pyproject.toml errors.py settings.py version.py server.py ./
COPY access access
COPY export export
COPY graph graph
COPY meaning meaning
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

# Listen on every interface of the container: the published port determines who can connect.
ENV TIRAZH_HOST=0.0.0.0 TIRAZH_PORT=8000 TIRAZH_STORE_DIR=/var/lib/tirazh
EXPOSE 8000
# The first start loads the data before the service answers.
HEALTHCHECK --interval=10s --timeout=5s --start-period=15m --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"TIRAZH_PORT\"]}/readyz', timeout=4)"]
# On SIGTERM the service completes in-flight requests, then stops the store.
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "server.py"]
