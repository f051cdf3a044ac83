"""The record of runs that the training tests use, too."""

from tests.unit.training.conftest import first_record, place

__all__ = ["first_record", "place"]
