"""An oTree project with one page, for measuring: `otree prodserver` is started in a copy of this folder."""

from os import environ

SESSION_CONFIGS = [{"name": "rating", "app_sequence": ["rating"], "num_demo_participants": 8}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0}
ROOMS = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "EUR"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = environ.get("OTREE_ADMIN_PASSWORD", "")
SECRET_KEY = "only for measuring on this machine"
