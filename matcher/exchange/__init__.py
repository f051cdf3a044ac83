"""The data format: the documented tables in which a municipality's data come in and go out."""
