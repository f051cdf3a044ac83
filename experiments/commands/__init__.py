"""Commands of matcher-lab that have options of their own."""
