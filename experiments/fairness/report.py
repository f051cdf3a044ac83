"""The assessment for people, in words and tables, and for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from experiments.evaluation.ranking_metrics import Estimate
from experiments.evaluation.training_report import SIMULATED_NOTICE
from experiments.fairness.assess import FairnessReport
from experiments.fairness.comparison import Insufficient
from experiments.fairness.leakage import ProxyLeakage
from experiments.fairness.limits import FairnessLimits, fairness_breaches, not_judged
from experiments.fairness.past_ranks import PastDisparity

if TYPE_CHECKING:
    from rich.table import Table

ABOUT: Final = (
    "This assesses disparities between groups; it does not show that there are no others, nor why one is "
    "there. Only people who agreed to it are counted, and they may differ from those who did not. Every "
    "group is compared with all others whose value is known. Many figures stand here: of twenty intervals "
    "that hold no real disparity, one is expected to miss it by chance."
)
EXPOSURE: Final = (
    "How much the people of a group are seen. A person earns more for a place near the top of a job's list "
    "than for one further down, and nothing for a list they are not in; the figure is the sum over all open "
    "jobs. A ratio of 0.80 means that the group is seen a fifth less than the others. It does not say that "
    "the group fits the jobs as well as the others do: it shows what comes out, whatever the reason. "
    "Intervals come from drawing people again; the lists stay as they are."
)
RANKS: Final = (
    "Whether the model places people alike where matches went equally far. In each past list the best is 1 "
    "and the last 0; -0.05 means that the group stands a twentieth of a list lower than others with the "
    "same outcome. It does not correct the past: if brokers or employers let a group get less far than it "
    "could have, the outcomes carry that, and this figure cannot see it. Intervals come from drawing lists "
    "again."
)
SELECTION: Final = (
    "Of the past matches that somebody took further, how many the model would have put among the first ten, "
    "in lists of more than ten. -0.10 means ten in a hundred fewer than of the others. It does not "
    "show how people fare below the tenth place, and it too takes the past outcomes as they are. Intervals "
    "come from drawing lists again."
)
LEAKAGE: Final = (
    "How well a group can be guessed from the features together, though the attribute is none of them: 0.5 "
    "is by tossing a coin, 1.0 is always. The guess is a logistic regression, cross-validated, on each "
    "person's mean features over the same sample of jobs; a cleverer guess might find more. The strongest "
    "proxies are the features that tell most by themselves; above 0.5 the group has the higher values. A "
    "proxy is no proof of harm: it may be a capability that the work truly needs. Look at those that no "
    "task explains. Intervals come from drawing people again, with the guesses as they are."
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One measure: its heading, what it means, and its rows."""

    title: str
    words: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fairness_json(report: FairnessReport, limits: FairnessLimits) -> str:
    """The whole report with the limits and what they found, as JSON with sorted keys."""
    told = {
        **asdict(report),
        "limits": asdict(limits),
        "breaches": fairness_breaches(report, limits),
        "not_judged": not_judged(report, limits),
    }
    return json.dumps(told, indent=1, sort_keys=True, default=str)


def fairness_markdown(report: FairnessReport, limits: FairnessLimits) -> str:
    """The report for people."""
    notice = [f"> **{SIMULATED_NOTICE}**", ""] if report.label.simulated else []
    lines = [f"# Disparities between groups: {report.label.name}", "", *notice, ABOUT, ""]
    lines += [f"- {each}" for each in summary(report, limits)]
    for part in _parts(report):
        lines += ["", f"## {part.title}", "", part.words, "", _row(part.header)]
        lines += [_row(("---",) * len(part.header)), *map(_row, part.rows)]
    return "\n".join([*lines, ""])


def fairness_tables(report: FairnessReport) -> Iterator[tuple[Table, str]]:
    """Each measure as a table for the terminal, and the words that belong below it."""
    from rich.table import Table

    for part in _parts(report):
        caption = "Simulated data." if report.label.simulated else None
        table = Table(title=part.title, caption=caption)
        for heading in part.header:
            table.add_column(heading)
        for row in part.rows:
            table.add_row(*row)
        yield table, part.words


def summary(report: FairnessReport, limits: FairnessLimits) -> tuple[str, ...]:
    """What was assessed, what is known, what is beyond a limit, and what cannot be judged."""
    breaches = fairness_breaches(report, limits)
    known = ", ".join(f"{each.attribute} of {each.known}" for each in report.coverage)
    return (
        f"Model {report.model_version}; {report.people} people who look for work,"
        f" {report.open_jobs} open jobs.",
        f"{report.past_lists} past lists with {report.past_pairs} matches, from {report.past_from} to"
        f" {report.past_to}.",
        f"Known with consent: {known}.",
        *(f"Beyond its limit: {each}" for each in breaches),
        *([] if breaches else ["No disparity that can be judged is beyond its limit."]),
        *(f"Not judged, which is no pass: {each}" for each in not_judged(report, limits)),
    )


def _parts(report: FairnessReport) -> Iterator[_Part]:
    yield _Part(
        "Exposure",
        EXPOSURE,
        ("lists", "attribute", "group", "people", "mean exposure", "ratio to others (95 % interval)"),
        tuple(
            (
                each.lists,
                each.attribute,
                each.value,
                str(each.people),
                "" if each.mean_exposure is None else f"{each.mean_exposure:.2f}",
                _shown(each.ratio),
            )
            for each in report.exposures
        ),
    )
    yield _Part("Ranks in past lists, by outcome", RANKS, _PAST_HEADER, _past_rows(report.ranks))
    yield _Part("Among the first ten of past lists", SELECTION, _PAST_HEADER, _past_rows(report.selections))
    yield _Part(
        "Proxy leakage",
        LEAKAGE,
        ("attribute", "group", "people", "AUC (95 % interval)", "strongest proxies (AUC of each)"),
        tuple(_leakage_row(each) for each in report.leakages),
    )


_PAST_HEADER: Final = (
    "attribute", "group", "relevance grade", "people", "matches", "difference to others (95 % interval)",
)  # fmt: skip


def _past_rows(found: Sequence[PastDisparity]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            each.attribute,
            each.value,
            each.grades,
            str(each.people),
            str(each.pairs),
            _shown(each.difference, "+"),
        )
        for each in found
    )


def _leakage_row(each: ProxyLeakage) -> tuple[str, ...]:
    proxies = ", ".join(f"{proxy.feature} {proxy.auc:.2f}" for proxy in each.proxies)
    return each.attribute, each.value, str(each.people), _shown(each.auc), proxies


def _shown(measured: Estimate | Insufficient, sign: str = "") -> str:
    if isinstance(measured, Insufficient):
        return f"insufficient: {measured.why}"
    return f"{measured.value:{sign}.3f} ({measured.lower:{sign}.3f} to {measured.upper:{sign}.3f})"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
