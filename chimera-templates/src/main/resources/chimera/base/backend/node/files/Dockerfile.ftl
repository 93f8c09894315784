# dev         the tools for work; the code is mounted from this folder and runs as TypeScript
# production  the compiled code with the packages that it needs, nothing to change at run time

FROM node:[=versions.node]-alpine AS base
COPY --chmod=0755 docker/entrypoint.sh /usr/local/bin/app-entrypoint
WORKDIR /srv/app
EXPOSE 3000
ENTRYPOINT ["app-entrypoint"]

FROM base AS dev
# The packages are one folder above the code. Node.js looks for them there, too, and so the folder
# that is mounted holds nothing but what you wrote.
WORKDIR /srv
COPY package.json package-lock.json ./
# Whichever user the container runs as may install others.
RUN --mount=type=cache,target=/root/.npm \
    npm ci \
    && cp package-lock.json node_modules/.installed \
    && chmod -R a+rwX .
ENV NODE_ENV=development \
    PATH=/srv/node_modules/.bin:$PATH \
    npm_config_cache=/tmp/npm \
    npm_config_fund=false \
    npm_config_update_notifier=false
WORKDIR /srv/app
CMD ["tsx", "watch", "--clear-screen=false", "--include", "src", "src/main.ts"]

FROM base AS build
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build && chmod -R a+rX .

FROM base AS packages
COPY package.json package-lock.json ./
[#if uses.database.capability == "database/postgresql"]
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
[#else]
# mysql2 asks for @types/node, which only compilers read.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev \
    && rm -rf node_modules/@types node_modules/undici-types
[/#if]

FROM base AS production
ENV NODE_ENV=production
COPY --from=packages /srv/app/node_modules ./node_modules
COPY --from=build /srv/app/package.json ./
COPY --from=build /srv/app/public ./public
COPY --from=build /srv/app/dist ./dist
USER node
CMD ["node", "dist/main.js"]
