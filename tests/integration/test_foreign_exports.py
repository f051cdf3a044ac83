"""Exports in three foreign layouts come in by their suggested mappings and a handful of edits."""

from pathlib import Path

import openpyxl
import pytest

from matcher.domain.candidate import Availability, TravelMode, Wish, WishKind, WishTarget
from matcher.domain.ids import CandidateId, ConsiderationCode, EmployerId, PositionId, WorkplaceId
from matcher.domain.scale import Dimension, Level
from matcher.domain.week import DayPart, Slot, Weekday
from matcher.errors import InvalidInput, RejectedImport
from matcher.exchange.mapping.apply import apply_mapping
from matcher.exchange.mapping.format import parse_mapping
from matcher.exchange.mapping.suggest import Suggestion, suggest_mapping
from matcher.exchange.mapping.written import write_mapping
from matcher.exchange.raw import RawTables
from matcher.storage.foreign_files import read_export
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary

VOCABULARY = load_vocabulary()
FOREIGN = Path(__file__).resolve().parents[1] / "foreign"
SYSTEMS = ["borgerdesk", "jobkontakt", "caseflow"]

EDITS = {
    "borgerdesk": [
        (
            '"Støj" = "noise"\n\n[[table]]\nname = "jobs"',
            ('"Støj" = "noise"\n"Krav om kundekontakt" = "customer_contact"\n\n[[table]]\nname = "jobs"'),
        ),
        ('headers = ["Krav om kundekontakt"]', "headers = []"),
    ],
    "jobkontakt": [
        (
            'availability = "JOBSTATUS"',
            (
                'availability = { header = "JOBSTATUS", values = { A ='
                ' "available", J = "in_work_looking", P = "paused" } }'
            ),
        ),
        (
            'travel_modes = "BEFORDRING"',
            'travel_modes = { header = "BEFORDRING", values = { "B+C" = "bicycle,car", V = "walk" } }',
        ),
        (
            'code = "OENSKER"',
            ('code = { header = "OENSKER", values = { "Sortere tøj" = "tidy_fitting_rooms" } }'),
        ),
        (
            'code = "FRAVALG"',
            ('code = { header = "FRAVALG", values = { "Kundekontakt i butik" = "help_shoppers" } }'),
        ),
    ],
    "caseflow": [],
}
"""What a person changes in the suggested mapping: the text that was there, and the text to put for it."""


def export_of(system: str, folder: Path) -> RawTables:
    if system != "borgerdesk":
        return read_export(FOREIGN / system)
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for file in sorted((FOREIGN / system).glob("*.tsv")):
        sheet = workbook.create_sheet(file.stem)
        for line in file.read_text(encoding="utf-8").splitlines():
            sheet.append([cell or None for cell in line.split("\t")])
    workbook.save(folder / "borgerdesk.xlsx")
    return read_export(folder / "borgerdesk.xlsx")


def edited(system: str, suggestion: Suggestion) -> str:
    text = write_mapping(suggestion.mapping)
    for old, new in EDITS[system]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def imported(system: str, folder: Path) -> MemoryUnitOfWork:
    sources = export_of(system, folder)
    text = edited(system, suggest_mapping(sources, VOCABULARY))
    mapped = apply_mapping(parse_mapping(text, f"{system}.toml"), sources, VOCABULARY)
    assert mapped.tables.problems == ()
    work = MemoryUnitOfWork()
    with mapped.told_in_the_original():
        import_data(work, mapped.tables, VOCABULARY)
    return work


@pytest.mark.parametrize("system", SYSTEMS)
def test_nearly_every_column_is_placed_where_a_person_would_put_it(system: str, tmp_path: Path) -> None:
    lines = (FOREIGN / "places" / f"{system}.tsv").read_text(encoding="utf-8").splitlines()
    wanted = {tuple(line.split("\t")) for line in lines}
    suggestion = suggest_mapping(export_of(system, tmp_path), VOCABULARY)
    placed = {(each.sheet, each.header, each.target or "-") for each in suggestion.placements}
    assert {each[:2] for each in placed} == {each[:2] for each in wanted}
    assert len(placed & wanted) / len(wanted) >= 0.95


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_suggested_mapping_reads_back_as_it_was_written(system: str, tmp_path: Path) -> None:
    mapping = suggest_mapping(export_of(system, tmp_path), VOCABULARY).mapping
    again = parse_mapping(write_mapping(mapping), mapping.name)
    assert again == mapping


def test_what_could_not_be_placed_is_said_and_left_out_on_purpose(tmp_path: Path) -> None:
    suggestion = suggest_mapping(export_of("borgerdesk", tmp_path), VOCABULARY)
    assert [each.header for each in suggestion.unplaced] == ["Sagsbehandler", "Krav om kundekontakt"]
    ignored = {header for each in suggestion.mapping.ignored for header in each.headers}
    assert ignored == {"Sagsbehandler", "Krav om kundekontakt"}


def test_a_column_of_cpr_numbers_never_gets_a_place() -> None:
    suggestion = suggest_mapping(read_export(FOREIGN / "caseflow"), VOCABULARY)
    assert [each.header for each in suggestion.unplaced] == ["CPR"]


def test_a_wide_workbook_comes_in_whole(tmp_path: Path) -> None:
    with imported("borgerdesk", tmp_path) as work:
        asta = work.candidates.get(CandidateId("B-1001"))
        assert asta.time.least_weekly_minutes == 600
        assert asta.time.most_weekly_minutes == 900
        assert asta.travel.modes == {TravelMode.PUBLIC, TravelMode.BICYCLE}
        assert asta.levels.known[Dimension.NOISE] is Level.NONE
        assert asta.considerations == {ConsiderationCode("short_breaks"), ConsiderationCode("quiet_place")}
        assert {c.code: int(c.level) for c in asta.competences} == {"customer_service": 3, "cooking": 0}
        bent = work.candidates.get(CandidateId("B-1002"))
        assert bent.time.most_daily_minutes == 444
        assert bent.availability is Availability.IN_WORK_LOOKING
        assert Dimension.SUSTAINED_ATTENTION in bent.levels.unknown
        assert bent.wishes == (
            Wish(WishKind.WISH, WishTarget.TASK_TYPE, "check_dates"),
            Wish(WishKind.WISH, WishTarget.FIELD, "gardening"),
        )
        shop = work.workplaces.get(WorkplaceId("P77003"))
        assert work.workplaces.employer(shop.employer_id).name == "Ørnens Købmandsgård"
        assert work.workplaces.tasks(PositionId("S1"))[0].demands.levels.known == {
            Dimension.LIFTING: Level.MODERATE,
            Dimension.NOISE: Level.MODERATE,
            Dimension.CUSTOMER_CONTACT: Level.NONE,
        }


def test_semicolon_files_in_windows_letters_with_codes_of_their_own_come_in_whole(tmp_path: Path) -> None:
    with imported("jobkontakt", tmp_path) as work:
        dagmar = work.candidates.get(CandidateId("4711"))
        assert dagmar.time.most_weekly_minutes == 14 * 60 + 48
        assert str(dagmar.time.available_from) == "2026-09-01"
        assert dagmar.travel.modes == {TravelMode.BICYCLE, TravelMode.CAR}
        assert dagmar.time.slots == {
            Slot(day, DayPart.MORNING) for day in (Weekday.MON, Weekday.WED, Weekday.FRI)
        }
        egon = work.candidates.get(CandidateId("4712"))
        assert egon.travel.longest_minutes == 60
        assert egon.levels.known[Dimension.LIFTING] is Level.FULL
        assert Dimension.NOISE in egon.levels.unknown
        assert work.candidates.get(CandidateId("4713")).availability is Availability.PAUSED
        assert work.workplaces.employer(EmployerId("V10")).name == "Fyns Lagerhotel A/S"
        assert not work.workplaces.tasks(PositionId("F2"))[1].separable


def test_observations_in_long_form_come_in_whole(tmp_path: Path) -> None:
    with imported("caseflow", tmp_path) as work:
        gorm = work.candidates.get(CandidateId("cf-01"))
        assert gorm.levels.known == {Dimension.LIFTING: Level.MODERATE, Dimension.NOISE: Level.LIGHT}
        assert [(c.code, int(c.level), str(c.shown_on)) for c in gorm.competences] == [
            ("packing", 2, "2026-02-21")
        ]
        hedda = work.candidates.get(CandidateId("cf-02"))
        assert hedda.considerations == frozenset()
        assert Dimension.MEMORY in hedda.levels.unknown


def refused(folder: Path, files: dict[str, str], mapping: str) -> list[str]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    mapped = apply_mapping(parse_mapping(mapping, "m.toml"), read_export(folder), VOCABULARY)
    with pytest.raises(RejectedImport) as caught, mapped.told_in_the_original():
        import_data(MemoryUnitOfWork(), mapped.tables, VOCABULARY)
    return [str(problem) for problem in caught.value.problems]


PEOPLE = '[[table]]\nname = "candidates"\nfile = "folk.csv"\n[table.columns]\n'
LEVELS = (
    '[[table]]\nname = "levels"\nfile ='
    ' "folk.csv"\n[table.columns]\ncandidate_id ='
    ' "Nr"\n[table.unpivot]\ninto = "dimension"\nvalue ='
    ' "level"\n[table.unpivot.headers]\n"Støj" = "noise"\n'
)


@pytest.mark.parametrize(
    ("header", "cell", "column", "message"),
    [
        (
            "Timer",
            "1.234",
            "most_weekly_hours",
            ("'1.234' - The sign can stand before decimals or between thousands."),
        ),
        (
            "Fra",
            "01-02-03",
            "available_from",
            ("'01-02-03' - It does not show which is the day, the month and the year."),
        ),
        ("Timer", "70", "most_weekly_hours", "'70' - \"Timer\" must lie from 0.5 to 60."),
        ("Rejse", "taxi", "travel_modes", "'taxi' - There is no way of travelling of this name."),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_its_own_row_and_header(
    tmp_path: Path, header: str, cell: str, column: str, message: str
) -> None:
    files = {"folk.csv": f"Nr;{header}\na1;\na2;{cell}\n"}
    (told,) = refused(tmp_path, files, f'{PEOPLE}candidate_id = "Nr"\n{column} = "{header}"\n')
    assert told.startswith(f"folk.csv, row 3, column {header}: {message}")


def test_a_level_outside_the_scale_is_told_by_the_header_that_became_a_row(tmp_path: Path) -> None:
    files = {"folk.csv": "Nr;Støj\na1;2\na2;7\n"}
    (told,) = refused(tmp_path, files, f'{PEOPLE}candidate_id = "Nr"\n{LEVELS}')
    assert told.startswith("folk.csv, row 3, column Støj: '7' - Levels go from 0 to 4.")


def test_a_person_who_stands_twice_is_told_by_the_rows_of_the_file(tmp_path: Path) -> None:
    files = {"folk.csv": "Nr;Støj\na1;2\n\na1;3\n"}
    told = refused(tmp_path, files, f'{PEOPLE}candidate_id = "Nr"\n{LEVELS}')
    assert told[0].startswith("folk.csv, row 4, column Nr: 'a1' - Row 2 has the same \"Nr\" already.")


def test_a_column_that_the_mapping_does_not_speak_of_is_refused(tmp_path: Path) -> None:
    files = {"folk.csv": "Nr;Støj;Nyt\na1;2;x\n"}
    (told,) = refused(tmp_path, files, f'{PEOPLE}candidate_id = "Nr"\n{LEVELS}')
    assert told.startswith("folk.csv, row 1, column Nyt - The mapping does not say what this column is.")


def test_a_misspelt_header_in_the_mapping_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    told = refused(tmp_path, {"folk.csv": "Borgernr;\na1;\n"}, f'{PEOPLE}candidate_id = "Borgernummer"\n')
    assert any('Did you mean "Borgernr"?' in each for each in told)


def test_no_cpr_number_is_shown_of_a_cell_that_cannot_be_read(tmp_path: Path) -> None:
    files = {"folk.csv": "Nr;Timer\na1;010190-0000\n"}
    told = refused(tmp_path, files, f'{PEOPLE}candidate_id = "Nr"\nmost_weekly_hours = "Timer"\n')
    assert told
    assert "0000" not in "".join(told)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ('[[tabel]]\nname = "x"\n', 'Did you mean "table"?'),
        ('[[table]]\nname = "candidate"\nfile = "*"\n', 'Did you mean "candidates"?'),
        (f'{PEOPLE}candidat_id = "Nr"\n', 'Did you mean "candidate_id"?'),
        (f'{PEOPLE}candidate_id = {{ headr = "Nr" }}\n', 'Did you mean "header"?'),
        (f'{PEOPLE}postcode = "Nr"\n', "candidate_id must come from somewhere"),
        ("[[table", "is not TOML"),
    ],
)
def test_a_mapping_with_a_fault_says_what_was_meant(mapping: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=r"m\.toml") as caught:
        parse_mapping(mapping, "m.toml")
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("answer", "lost"), [("måske", True), ("no", False), ("nej", False), ("ved ikke", False)]
)
def test_an_answer_that_is_neither_yes_nor_no_is_never_lost(answer: str, lost: bool, tmp_path: Path) -> None:
    for file in (FOREIGN / "caseflow").glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        (tmp_path / file.name).write_text(
            text.replace("Short breaks,yes", f"Short breaks,{answer}", 1), encoding="utf-8"
        )
    suggested = suggest_mapping(export_of("caseflow", tmp_path), VOCABULARY).mapping
    mapping = parse_mapping(write_mapping(suggested), "caseflow.toml")
    problems = apply_mapping(mapping, read_export(tmp_path), VOCABULARY).tables.problems
    said = [(p.file, p.row, p.column, p.value, p.rule) for p in problems]
    here = ("observations.csv", 5, "Value", answer, "The mapping does not say what this answer means.")
    assert said == ([here] if lost else [])
