"""What users do, one verb a file: open a unit of work, ask the domain, commit."""
