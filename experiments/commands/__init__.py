"""The commands of ``matcher-lab``; what they use is imported when they run."""
