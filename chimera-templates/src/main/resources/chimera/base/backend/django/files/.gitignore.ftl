__pycache__/
/.ruff_cache/
/.venv/
/staticfiles/
