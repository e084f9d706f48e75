"""Browser and document assets, made at set-up from installed npm packages."""
