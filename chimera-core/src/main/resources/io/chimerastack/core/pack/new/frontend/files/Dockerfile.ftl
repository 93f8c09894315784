# Files below files/ go into the project; those that end in .ftl are rendered first.
FROM nginx:[=versions.nginx]-alpine AS base
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 8080
# The image's own start-up scripts want to write its configuration; this one is complete.
ENTRYPOINT []
CMD ["nginx", "-g", "daemon off;"]

# Development: the pages are mounted at /srv/public.
FROM base AS dev

# Production: the pages are in the image, and nobody is root.
FROM base AS production
COPY public /srv/public
USER nobody
