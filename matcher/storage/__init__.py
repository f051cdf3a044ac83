"""Where everything is kept: SQLite or PostgreSQL behind the ports of the use cases, and a fake in memory."""
