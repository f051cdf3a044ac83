"""What rules of any kind share: where in the law they stand, since when, and who has looked it up."""
