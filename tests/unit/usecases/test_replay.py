"""An explanation is kept as it was shown, made again from the same, and held against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matcher.domain.consent import ItemKind, ReleasedItem
from matcher.domain.contact import MeetingContacts
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.note import NoteId
from matcher.domain.replay import ChangeKind, Replay, ReplayChange
from matcher.domain.shown_explanation import Audience, SheetForm, ShownExplanation, ShownId
from matcher.errors import InvalidInput, NotFound
from matcher.explanation.case_bytes import from_bytes, to_bytes
from matcher.explanation.match_case import score_case
from matcher.explanation.replay_sentences import replay_sentences
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.read_sheet_inputs import read_sheet_inputs
from matcher.usecases.release_items import release_items, revoke_release
from matcher.usecases.replay import Replayed, keep, replay
from matcher.usecases.write_note import write_note
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import levels
from tests.unit.explanation import kitchen_case as kitchen
from tests.unit.explanation.lix import lix

AT = datetime(2026, 8, 3, 8, 30, tzinfo=UTC)
DAY = date(2026, 8, 3)
RULES = (("program", "1"), ("schemes", "2"))
SHOWN_ID = ShownId("20260803-083000-1a2b")
JOB_ID, WHO = JobId("J-12"), CandidateId("K-0042")


def make(
    inputs: SheetInputs, audience: Audience, language: Language, form: SheetForm, ranker: AdditiveRanker
) -> bytes:
    """A sheet with everything in it that it could be made from."""
    score = score_case(inputs.case, ranker, load_vocabulary()).score
    return f"{audience} {language} {form} {score} {len(inputs.notes)} {inputs.name} {inputs.day}".encode()


def shown(
    work: MemoryUnitOfWork, audience: Audience = Audience.BROKER, by: str = " Mette Holm "
) -> ShownExplanation:
    with work:
        inputs = read_sheet_inputs(work, JOB_ID, WHO, MeetingContacts(), DAY)
    return keep(
        work,
        SHOWN_ID,
        make,
        inputs,
        audience=audience,
        language=Language.DA,
        form=SheetForm.TEXT,
        ranker=Scorecard(),
        rules=RULES,
        by=by,
        at=AT,
    )


def again(
    work: MemoryUnitOfWork,
    *,
    ranker_of: Callable[[str], AdditiveRanker | None] = lambda _version: Scorecard(),
    rules_now: tuple[tuple[str, str], ...] = RULES,
    model_version_now: str = Scorecard().version,
) -> Replayed:
    return replay(
        work,
        SHOWN_ID,
        make,
        ranker_of,
        rules_now=rules_now,
        model_version_now=model_version_now,
        today=DAY,
    )


def kinds(replayed: Replayed) -> list[ChangeKind]:
    return [change.kind for change in replayed.replay.changes]


def test_what_was_shown_is_kept_with_all_that_it_was_made_from() -> None:
    work = kitchen.stored()
    made = shown(work)
    with work:
        assert work.shown.get(SHOWN_ID) == made
    assert (made.by, made.at, made.day, made.language) == ("Mette Holm", AT, DAY, "da")
    assert (made.job_id, made.candidate_id, made.rules) == (JOB_ID, WHO, RULES)
    assert made.model_version == Scorecard().version
    assert from_bytes(SheetInputs, made.inputs).case.candidate == kitchen.CANDIDATE
    assert made.shown.startswith(b"broker da text ")


def test_made_again_it_is_the_same_and_nothing_has_changed() -> None:
    work = kitchen.stored()
    made = shown(work)
    replayed = again(work)
    assert replayed == Replayed(made, made.shown, Replay(identical=True, changes=()))


def test_it_is_made_from_the_profile_and_the_job_of_then_and_tells_that_they_have_changed() -> None:
    work = kitchen.stored()
    made = shown(work)
    with work:
        work.candidates.put([replace(kitchen.CANDIDATE, levels=levels(lifting=0))])
        work.commit()
    assert kinds(again(work)) == [ChangeKind.PROFILE_CHANGED_SINCE]
    with work:
        work.jobs.put([replace(kitchen.JOB.job, title="Køkkenhjælper")])
        work.commit()
    replayed = again(work)
    assert kinds(replayed) == [ChangeKind.PROFILE_CHANGED_SINCE, ChangeKind.JOB_CHANGED_SINCE]
    assert replayed.replay.identical
    assert replayed.made_again == made.shown


def test_another_model_and_other_rules_are_told_by_name() -> None:
    work = kitchen.stored()
    shown(work)
    replayed = again(
        work,
        rules_now=(("carving", "9"), ("program", "8"), ("schemes", "7")),
        model_version_now="lambdamart-1",
    )
    assert replayed.replay.changes == (
        ReplayChange(ChangeKind.MODEL_CHANGED),
        ReplayChange(ChangeKind.RULES_CHANGED, "carving"),
        ReplayChange(ChangeKind.RULES_CHANGED, "schemes"),
        ReplayChange(ChangeKind.PROGRAM_CHANGED),
    )
    assert replayed.replay.identical


def test_without_the_model_of_then_it_is_not_made_again() -> None:
    work = kitchen.stored()
    shown(work)
    asked: list[str] = []
    replayed = again(work, ranker_of=asked.append)
    assert asked == [Scorecard().version]
    assert kinds(replayed) == [ChangeKind.MODEL_NOT_HERE]
    assert (replayed.made_again, replayed.replay.identical) == (None, False)
    assert not replayed.replay.made_again


def test_what_comes_out_otherwise_is_not_called_the_same() -> None:
    work = kitchen.stored()
    made = shown(work)
    with work:
        work.shown.put(replace(made, id=ShownId("other"), shown=made.shown + b"."))
        work.commit()
    replayed = replay(
        work,
        ShownId("other"),
        make,
        lambda _version: Scorecard(),
        rules_now=RULES,
        model_version_now=Scorecard().version,
        today=DAY,
    )
    assert not replayed.replay.identical
    assert replayed.replay.made_again


def test_a_name_that_has_been_revoked_since_is_told() -> None:
    work = kitchen.stored()
    name = [ReleasedItem(ItemKind.NAME)]
    release_items(work, WHO, JOB_ID, name, by="Mette", on=DAY)
    made = shown(work, Audience.EMPLOYER)
    assert "Åse Østergaard".encode() in made.shown
    assert kinds(again(work)) == []
    revoke_release(work, WHO, JOB_ID, name, by="Mette", on=DAY)
    assert kinds(again(work)) == [ChangeKind.RELEASES_CHANGED_SINCE]


@pytest.mark.parametrize(
    ("audience", "notes"), [(Audience.EMPLOYER, 0), (Audience.BROKER, 1), (Audience.CANDIDATE, 1)]
)
def test_nothing_of_a_note_is_kept_with_what_an_employer_was_shown(audience: Audience, notes: int) -> None:
    work = kitchen.stored()
    write_note(work, NoteId("N1"), WHO, "Ring om formiddagen", by="Mette", on=DAY)
    made = shown(work, audience)
    assert len(from_bytes(SheetInputs, made.inputs).notes) == notes
    assert (b"formiddag" in made.inputs) == bool(notes)
    assert again(work).replay.identical


def test_nobody_shows_an_explanation_without_a_name() -> None:
    work = kitchen.stored()
    with pytest.raises(InvalidInput, match="name of the person"):
        shown(work, by=" ")
    with work:
        assert work.shown.all() == ()


def test_what_another_version_kept_is_refused_and_what_is_not_there_is_not_found() -> None:
    work = kitchen.stored()
    made = shown(work)
    with pytest.raises(NotFound):
        replay(work, ShownId("nothing"), make, lambda _: None, rules_now=(), model_version_now="", today=DAY)
    with work:
        old = to_bytes(from_bytes(SheetInputs, made.inputs)).replace(b'"notes":[],', b"")
        work.shown.put(replace(made, id=ShownId("old"), inputs=old))
        work.commit()
    with pytest.raises(InvalidInput, match="another version"):
        replay(work, ShownId("old"), make, lambda _: None, rules_now=(), model_version_now="", today=DAY)


def test_every_outcome_is_told_in_danish_and_in_english() -> None:
    same = Replay(identical=True, changes=(ReplayChange(ChangeKind.PROFILE_CHANGED_SINCE),))
    assert replay_sentences(same, Language.DA) == (
        "Vi har lavet forklaringen igen. Den er helt den samme.",
        "Profilen er ændret siden.",
    )
    other = Replay(identical=False, changes=(ReplayChange(ChangeKind.RULES_CHANGED, "schemes"),))
    assert replay_sentences(other, Language.EN) == (
        "We have made the explanation again. It is not the same.",
        "The rules about support have changed since.",
    )
    gone = Replay(identical=False, changes=(ReplayChange(ChangeKind.MODEL_NOT_HERE),))
    assert replay_sentences(gone, Language.DA) == (
        "Forklaringen kan ikke laves igen.",
        "Den model, vi brugte dengang, findes ikke her længere.",
    )
    unnamed = Replay(identical=True, changes=(ReplayChange(ChangeKind.RULES_CHANGED, "gebyrer"),))
    assert replay_sentences(unnamed, Language.DA)[1] == "Reglerne »gebyrer« er ændret siden."


def test_all_danish_sentences_are_easy_to_read() -> None:
    names = ("", "schemes", "carving", "vocabulary", "wording")
    changes = tuple(ReplayChange(kind, name) for kind in ChangeKind for name in names)
    said = " ".join(replay_sentences(Replay(identical=False, changes=changes), Language.DA))
    assert lix(said) < 40
