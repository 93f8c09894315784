# dev     the tools for work; the code is mounted from this folder, and Vite serves it
# build   checks the types and builds the pages
# assets  the built pages and nothing else, for a web server to take

FROM node:[=versions.node]-alpine AS base
WORKDIR /srv/app

FROM base AS dev
COPY --chmod=0755 docker/entrypoint.sh /usr/local/bin/app-entrypoint
# The packages are one folder above the code. All tools look for them there, too, and so the folder
# that is mounted holds nothing but what you wrote.
WORKDIR /srv
COPY package.json package-lock.json .npmrc ./
# Whichever user the container runs as may install others.
RUN --mount=type=cache,target=/root/.npm \
    npm ci \
    && cp package-lock.json node_modules/.installed \
    && chmod -R a+rwX .
ENV PATH=/srv/node_modules/.bin:$PATH \
    VITE_CACHE_DIR=/tmp/vite \
    npm_config_cache=/tmp/npm \
    npm_config_update_notifier=false
WORKDIR /srv/app
EXPOSE 5173
ENTRYPOINT ["app-entrypoint"]
CMD ["vite"]

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM scratch AS assets
COPY --from=build /srv/app/dist /
