"""A small, faultless import as text, and how to write it as CSV files or as a workbook."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TypeAlias

import openpyxl

Cell: TypeAlias = str | int | float | bool | date | None
Sheets: TypeAlias = dict[str, list[list[Cell]]]
"""Rows by table; the first is the header."""

_SAMPLE = """
dataset
name;simulated
Prøvekøbing;yes

places
postcode;name;latitude;longitude
8300;Odder;55,9731;10.1530

employers
employer_id;name
e1;Odder Bageri ApS

workplaces
workplace_id;employer_id;name;postcode
w1;e1;Bageriet i Rosensgade;8300
w2;e1;Lageret;

arrangements
workplace_id;consideration;possible
w1;quiet_place;no
w1;short_breaks;yes

positions
position_id;workplace_id;title;occupation_code
p1;w1;Bager;7512
p2;w2;Lagermedarbejder;

tasks
task_id;position_id;text;task_type;weekly_hours;days;day_parts;separable;now_undone;takes_skilled_time;wanted
t1;p1;Pakke brød, og skrive mærkater;pack_orders;7,5;mon-fri;early,morning;yes;no;yes;unwanted
t2;p1;Tørre borde af;;2;;;;;;
t3;p2;Tælle varer op;;4;sat;morning;no;yes;no;liked

task_times
task_id;days;day_parts
t2;tue;morning
t2;thu;afternoon

demands
task_id;dimension;level;status
t1;noise;2;confirmed
t1;lifting;0;proposed
t2;standing;3;

task_competences
task_id;competence;level;required
t1;packing;2;
t1;danish_written;1;no

jobs
job_id;workplace_id;title;state;start_on;opened_on
j1;w1;Hjælp i bageriet;open;2026-09-01;2026-08-03

job_tasks
job_id;task_id
j1;t2
j1;t1

candidates
candidate_id;availability;least_weekly_hours;most_weekly_hours;most_daily_hours;available_from;postcode;\
travel_modes;longest_travel_minutes;updated_on
c1;in_work_looking;5;12.5;4;2026-08-17;8300;public,bicycle;45;2026-07-01
c2;;;;;;;;;

available_times
candidate_id;days;day_parts
c1;mon,wed;morning
c1;sat;early

levels
candidate_id;dimension;level
c1;noise;0
c1;lifting;4
c2;memory;2

candidate_competences
candidate_id;competence;level;evidence;shown_on
c1;packing;3;observed;2026-02-01
c1;baking;0;;

experience
candidate_id;task_type;evidence;shown_on
c1;pack_orders;observed;2026-03-02

wishes
candidate_id;kind;target;code
c1;wish;task_type;pack_orders
c1;dislike;field;cleaning

considerations
candidate_id;consideration
c1;quiet_place
c1;short_breaks

identities
candidate_id;name;phone;email
c1;Åse Østergaard;00 00 00 00;aase@example.org

matches
match_id;job_id;candidate_id;list_position
m1;j1;c1;1

match_events
match_id;on;outcome;by
m1;2026-08-10;met;Mette Holm
m1;2026-08-05;presented;Mette Holm
"""


def sample() -> Sheets:
    """A little of everything, new each time, so that a test can spoil it."""
    sheets: Sheets = {}
    for block in _SAMPLE.strip().split("\n\n"):
        name, *lines = block.splitlines()
        sheets[name] = [[cell or None for cell in line.split(";")] for line in lines]
    return sheets


def write_csv_folder(folder: Path, sheets: Sheets, separator: str = ",") -> Path:
    """Write each table to a file of its own; the folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
    return folder


def write_workbook(path: Path, sheets: Sheets) -> Path:
    """Write each table to a sheet of its own; the workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path
