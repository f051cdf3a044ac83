"""The commands of matcher-lab, one file a subject."""
