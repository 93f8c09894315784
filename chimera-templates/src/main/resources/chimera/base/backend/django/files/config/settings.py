"""Django's settings. What differs between machines is told by the environment: see README.md.

All settings: https://docs.djangoproject.com/en/5.2/ref/settings/
"""

from os import environ
from pathlib import Path

from config.logs import LOGGING  # noqa: F401
from config.site import Site

BASE_DIR = Path(__file__).resolve().parent.parent

APP_NAME = environ.get("APP_NAME", "app")
DEBUG = environ.get("APP_ENV", "production") == "development"
SECRET_KEY = environ["DJANGO_SECRET_KEY"]
SITE = Site.parse(environ["SITE_ADDRESS"])

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "web",
    "notes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "web.middleware.RequestLog",
    "web.middleware.HeadWithoutBody",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# The database. A connection is kept for some requests and looked at before each: one that broke
# meanwhile is replaced. The development server starts a thread per request, which keeps none.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": environ.get("DB_HOST"),
        "PORT": environ.get("DB_PORT"),
        "NAME": environ.get("DB_DATABASE"),
        "USER": environ.get("DB_USERNAME"),
        "PASSWORD": environ.get("DB_PASSWORD"),
        "CONN_MAX_AGE": 0 if DEBUG else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Behind the proxy. It hands on Host as the browser sent it, and how the browser speaks, so that
# Django compares the origin of a form with the right address without CSRF_TRUSTED_ORIGINS.
ALLOWED_HOSTS = [".localhost", "127.0.0.1", "[::1]", *SITE.hosts]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = SITE.https
CSRF_COOKIE_SECURE = SITE.https

# These headers come from the proxy, on every answer: X-Content-Type-Options, Referrer-Policy and
# X-Frame-Options. From the edge: Strict-Transport-Security, and the way from HTTP to HTTPS.
SECURE_CONTENT_TYPE_NOSNIFF = False
SECURE_REFERRER_POLICY = None
SILENCED_SYSTEM_CHECKS = [
    "security.W002",
    "security.W004",
    "security.W006",
    "security.W008",
    "security.W022",
    "security.W009",  # wants a longer SECRET_KEY; ours has 32 random characters, over 180 bits
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Style sheets, scripts and images, the administration's above all. They are below /admin/, which
# the proxy sends here anyway, so that no path of a front end is taken. In production WhiteNoise
# serves what collectstatic gathered into the image, under names that change with the content.
STATIC_URL = "/admin/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# In development they are read where they are, at each request.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
# Other sites have no use for them.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# All times are stored and shown as UTC.
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
