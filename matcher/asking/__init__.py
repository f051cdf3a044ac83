"""What may be asked in the conversation about a job: dated rules, and questions about that job's tasks."""
