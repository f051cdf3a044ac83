"""A page to take into a meeting: what one is made of, and the same page as text, HTML and PDF."""
