"""The commands of ``matcher``. Heavy libraries are imported inside the commands that need them."""
