"""The product's own settings, broker and all, with addresses of static files that need no collecting."""

from dialogplattform.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
ALLOWED_HOSTS = ["*"]
DEMO_PEOPLE_LOCKED = False  # the night works in the demo's dialogues as their people
PROOF_SECONDS = 0  # nobody sits there to say again who they are
