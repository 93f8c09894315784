# dev         the tools and settings for work; the code is mounted from this folder
# production  the code inside, nothing to change at run time

FROM composer:[=versions.composer] AS composer

FROM php:[=versions.php]-fpm-alpine AS base
[#if uses.database.capability == "database/postgresql"]
RUN apk add --no-cache fcgi libpq \
    && apk add --no-cache --virtual .build-deps libpq-dev \
    && docker-php-ext-install opcache pdo_pgsql \
    && apk del .build-deps
[#else]
RUN apk add --no-cache fcgi \
    && docker-php-ext-install opcache pdo_mysql
[/#if]
COPY --chmod=0644 docker/php.ini $PHP_INI_DIR/conf.d/zz-app.ini
COPY --chmod=0644 docker/fpm.conf /usr/local/etc/php-fpm.d/zzz-app.conf
COPY --chmod=0755 docker/entrypoint.sh /usr/local/bin/app-entrypoint
COPY --chmod=0755 docker/healthcheck.sh /usr/local/bin/app-healthcheck
WORKDIR /app
ENTRYPOINT ["app-entrypoint"]
CMD ["php-fpm"]

FROM base AS dev
COPY --from=composer /usr/bin/composer /usr/local/bin/composer
# Composer's cache and settings, writable for whichever user the container runs as
ENV COMPOSER_HOME=/tmp/composer
RUN mv "$PHP_INI_DIR/php.ini-development" "$PHP_INI_DIR/php.ini"
COPY --chmod=0644 docker/php-development.ini $PHP_INI_DIR/conf.d/zzz-environment.ini

FROM base AS source
COPY --from=composer /usr/bin/composer /usr/local/bin/composer
COPY . .
RUN rm -rf docker tests \
    && if [ -f composer.lock ]; then composer install --no-dev --no-interaction --no-progress --classmap-authoritative; fi \
    && chmod -R a+rX .

FROM base AS production
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --chmod=0644 docker/php-production.ini $PHP_INI_DIR/conf.d/zzz-environment.ini
COPY --from=source /app /app
USER www-data
