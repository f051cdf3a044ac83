"""Every step that the tables have taken, oldest first. Run by :mod:`matcher.storage.schema_version`."""
