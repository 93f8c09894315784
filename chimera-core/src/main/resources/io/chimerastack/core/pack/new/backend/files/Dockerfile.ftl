# Files below files/ go into the project; those that end in .ftl are rendered first.
FROM python:[=versions.python]-alpine AS base
WORKDIR /app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 8080
CMD ["python", "app.py"]

# Development: the code is mounted at /app.
FROM base AS dev

# Production: the code is in the image, and nobody is root.
FROM base AS production
COPY app.py healthcheck.py ./
USER nobody
