"""Reports of training, for people as a page, as Markdown and in a terminal."""
