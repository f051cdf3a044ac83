"""What is known of a person or a workplace, what to ask next, and whom no list reaches."""
