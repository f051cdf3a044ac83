"""The commands of ``matcher-lab``, one file a subject; what they use is imported when they run."""
