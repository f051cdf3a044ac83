"""The service: command line, HTTP interface and settings."""
