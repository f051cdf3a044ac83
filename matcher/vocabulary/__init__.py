"""The words of work: dimensions, fields, competences, considerations and types of task."""
