"""Who may answer: through the gates, over them with a reason, and one step back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from experiments.evaluation.ranking_metrics import Estimate
from experiments.registry.gates import Evidence, GateLimits
from experiments.registry.model_registry import CHAMPION, RegisteredModel, champion_version, open_registry
from experiments.registry.promotion import Decision, examine, promote, rollback
from experiments.registry.tracking import TrackingPlace, open_run
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.models.artefact import Provenance, PublishedModel, champion, save
from matcher.models.lambdamart import LambdaMart
from tests.drawn_rankers import ranker_of

pytestmark = pytest.mark.slow
LIMITS = GateLimits(0.0, 0.95)
GOOD = Evidence(Estimate(0.07, 0.05, 0.09), None, 1.0, (), (), ())
POOR = Evidence(Estimate(0.07, 0.05, 0.09), None, 0.37, (), (), ())
DECISION = Decision("Mette Holm", date(2026, 11, 27))


def good(_registered: RegisteredModel, _model: PublishedModel) -> Evidence:
    return GOOD


def poor(_registered: RegisteredModel, _model: PublishedModel) -> Evidence:
    return POOR


@pytest.fixture
def challengers(place: TrackingPlace, tmp_path: Path) -> tuple[LambdaMart, LambdaMart]:
    """Two rankers, registered as versions 1 and 2; the second is the challenger."""
    made = (ranker_of(1), ranker_of(2))
    for ranker in made:
        with open_run(place, ranker.version) as run, open_registry(place) as registry:
            folder = tmp_path / "made" / ranker.version
            save(folder, ranker, Provenance(run.run_id, "Prøvekøbing", True, "2026-01-02"))
            registry.register(folder, run.run_id, {"ranker": ranker.version})
    return made


def answering(models: Path) -> str | None:
    published = champion(models)
    return published.ranker.version if published else None


def test_the_challenger_that_passes_becomes_the_champion_and_answers(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart], tmp_path: Path
) -> None:
    found = promote(place, tmp_path / "models", LIMITS, good, DECISION)
    assert found.passed
    assert champion_version(place) == found.number == "2"
    assert answering(tmp_path / "models") == challengers[1].version
    with open_registry(place) as registry:
        tags = registry.numbered("2").tags
    assert (tags["promoted_by"], tags["promoted_on"]) == ("Mette Holm", "2026-11-27")


def test_a_gate_that_says_no_leaves_everything_as_it_was(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart], tmp_path: Path
) -> None:
    promote(place, tmp_path / "models", LIMITS, good, DECISION, number="1")
    with pytest.raises(Conflict, match=r"37\.0% of those looking"):
        promote(place, tmp_path / "models", LIMITS, poor, DECISION)
    assert champion_version(place) == "1"
    assert answering(tmp_path / "models") == challengers[0].version


def test_an_override_is_written_on_the_model_with_who_and_why(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart], tmp_path: Path
) -> None:
    decision = Decision("Mette Holm", date(2026, 11, 27), "trial until Christmas")
    found = promote(place, tmp_path / "models", LIMITS, poor, decision)
    assert not found.passed
    assert answering(tmp_path / "models") == challengers[1].version
    with open_registry(place) as registry:
        tags = registry.numbered("2").tags
    assert tags["override"] == "trial until Christmas"
    assert tags["promoted_by"] == "Mette Holm"
    assert "reach" in tags["gates"]


def test_rollback_goes_one_champion_back_and_no_further(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart], tmp_path: Path
) -> None:
    models = tmp_path / "models"
    promote(place, models, LIMITS, good, DECISION, number="1")
    promote(place, models, LIMITS, good, DECISION, number="2")
    back = rollback(place, models, DECISION)
    assert (back.number, champion_version(place)) == ("1", "1")
    assert answering(models) == challengers[0].version
    with pytest.raises(NotFound, match="no earlier champion"):
        rollback(place, models, DECISION)
    assert answering(models) == challengers[0].version


def test_rollback_fetches_a_model_whose_folder_is_gone(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart], tmp_path: Path
) -> None:
    promote(place, tmp_path / "old", LIMITS, good, DECISION, number="1")
    promote(place, tmp_path / "new", LIMITS, good, DECISION, number="2")
    rollback(place, tmp_path / "new", DECISION)
    assert answering(tmp_path / "new") == challengers[0].version


def test_looking_at_the_gates_changes_nothing(
    place: TrackingPlace, challengers: tuple[LambdaMart, LambdaMart]
) -> None:
    assert examine(place, LIMITS, good).model_version == challengers[1].version
    assert not examine(place, LIMITS, poor, "1").passed
    with open_registry(place) as registry:
        assert registry.named(CHAMPION) is None
        assert registry.champions() == ()


def test_without_a_challenger_or_a_name_nothing_is_promoted(place: TrackingPlace, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no challenger"):
        promote(place, tmp_path, LIMITS, good, DECISION)
    with pytest.raises(InvalidInput, match="--by NAME"):
        Decision(" ", date(2026, 11, 27))
