"""Carved jobs word for word as they are read in a meeting. Whoever changes them reads them aloud first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.carving.carve import Carving
from matcher.explanation.carving_suggestions import suggestions_view
from matcher.explanation.carving_text import carving_text, suggestions_text
from matcher.explanation.carving_wording import carving_view
from matcher.vocabulary.entries import Language
from tests.unit.explanation.carving_case import SUGGESTIONS, context, good, impossible
from tests.unit.explanation.lix import lix

GOOD_DA = """\
Et nyt job hos Kantinen på Torvet
Der kan blive 2 forskellige job ud af opgaverne på arbejdspladsen. I vælger imellem dem.

1. Køkken og servering, 6,75 timer om ugen
Fagfolkene får 5,5 timer tilbage om ugen.
Arbejde, der bliver liggende i dag, bliver gjort: »rydde op i kølerummet« (1,25 timer om ugen).
Jobbet passer godt: 85\N{NO-BREAK SPACE}%. Det kan ligge mellem 46 og 92\N{NO-BREAK SPACE}%, når det \
ukendte er afklaret.
Opgaverne:
- Skære grønt: 3 timer om ugen
- Rydde op i kølerummet: 1,25 timer om ugen
- Dække op til møder: 2,5 timer om ugen
Opgaverne hænger sammen: Det meste er køkken og servering.
Ugen:
- Tirsdag mellem kl. 8 og 12: »skære grønt« (1,75 timer).
- Torsdag mellem kl. 8 og 12: »skære grønt« (1,25 timer) og »rydde op i kølerummet« (1,25 timer).
- Fredag mellem kl. 8 og 12: »dække op til møder« (2,5 timer).
Det kommer fra kollegerne:
- Stillingen »Kok« giver »skære grønt« fra sig. Det er 3 timer om ugen.
- Stillingen »Servicemedarbejder« giver »dække op til møder« fra sig. Det er 2,5 timer om ugen.
Det skal I spørge om og huske:
- Spørg kandidaten om det her bevis: hygiejnebevis (fødevarehygiejne). Opgaven »skære grønt« kræver det.
- Er medarbejderen under 18 år, så tjek reglerne. Reglen er ikke kontrolleret.
Der kan ikke laves et bedre job af opgaverne inden for rammerne. Det er regnet igennem.

2. Køkken og servering, 7,5 timer om ugen
Fagfolkene får 2,5 timer tilbage om ugen.
Arbejde, der bliver liggende i dag, bliver gjort: »rydde op i kølerummet« (1,25 timer om ugen).
Jobbet passer godt: 87\N{NO-BREAK SPACE}%. Det kan ligge mellem 50 og 96\N{NO-BREAK SPACE}%, når det \
ukendte er afklaret.
Opgaverne:
- Vaske op efter morgenmaden: 3,75 timer om ugen
- Rydde op i kølerummet: 1,25 timer om ugen
- Dække op til møder: 2,5 timer om ugen
Opgaverne hænger sammen: Det meste er køkken og servering.
Ugen:
- Mandag mellem kl. 8 og 12: »vaske op efter morgenmaden« (45 minutter) og »dække op til møder« (45 \
minutter).
- Tirsdag mellem kl. 8 og 12: »vaske op efter morgenmaden« (45 minutter), »rydde op i kølerummet« (30 \
minutter) og »dække op til møder« (15 minutter).
- Onsdag mellem kl. 8 og 12: »vaske op efter morgenmaden« (45 minutter) og »dække op til møder« (45 \
minutter).
- Torsdag mellem kl. 8 og 12: »vaske op efter morgenmaden« (45 minutter) og »rydde op i kølerummet« (45 \
minutter).
- Fredag mellem kl. 8 og 12: »vaske op efter morgenmaden« (45 minutter) og »dække op til møder« (45 \
minutter).
Det kommer fra kollegerne:
- Stillingen »Køkkenmedhjælper« giver »vaske op efter morgenmaden« fra sig. Det er 3,75 timer om ugen.
- Stillingen »Servicemedarbejder« giver »dække op til møder« fra sig. Det er 2,5 timer om ugen.
Det er det bedste job, der er tydeligt anderledes end det, der står ovenfor.

Det skal bekræftes:
- Spørg kandidaten: Hvor mange timer om dagen må det højst være? Vi har regnet med 3 timer.
- Spørg arbejdspladsen, hvornår det her skal gøres: »rydde op i kølerummet«. Vi har regnet med \
mandag–fredag kl. 8–16.
- Spørg arbejdspladsen, om den kan sørge for det her: flere korte pauser. Vi har regnet med, at den kan.

Det passer vi på, og det har en pris:
- Hvis 3 stillinger i stedet for 2 måtte give opgaver fra sig, kunne jobbet passe 2 procentpoint bedre, \
være 1 time og 40 minutter længere og give fagfolkene 1 time og 40 minutter mere.
Det værner om kandidaten, kollegerne og jobbet. Lav kun om på det, hvis alle er enige.

De her opgaver er ikke med:
- Passe buffeten: Opgaven hører i dag fast til sin stilling og ligger på tider, der ikke hører med til \
jobbet.

Det er et forslag til et job med løn. I aftaler det sammen."""
IMPOSSIBLE_DA = """\
Et nyt job hos Kantinen på Torvet
Et job er inden for rækkevidde. Det kræver en aftale.

Ingen af opgaverne bliver løst før kl. 12, og kandidaten kan komme mandag–fredag kl. 8–12.

Der skal ikke mere til end det her:
- Opgaven »dække op til møder« bliver løst på et andet tidspunkt: mandag–fredag kl. 8–12.

Så kan jobbet se sådan ud:
Køkken og servering, 2,5 timer om ugen
Fagfolkene får 2,5 timer tilbage om ugen.
Jobbet passer godt: 92\N{NO-BREAK SPACE}%. Det kan ligge mellem 60 og 96\N{NO-BREAK SPACE}%, når det \
ukendte er afklaret.
Opgaverne:
- Dække op til møder: 2,5 timer om ugen
Opgaverne hænger sammen: Det meste er køkken og servering.
Ugen:
- Fredag mellem kl. 8 og 12: »dække op til møder« (2,5 timer).
Det kommer fra kollegerne:
- Stillingen »Servicemedarbejder« giver »dække op til møder« fra sig. Det er 2,5 timer om ugen.
Der kan ikke laves et bedre job af opgaverne inden for rammerne. Det er regnet igennem.

De her opgaver er ikke med:
- Passe buffeten: Opgaven ligger på tider, der ikke hører med til jobbet.

Det er et forslag til et job med løn. I aftaler det sammen."""
SUGGESTED_DA = """\
Forslag til Kantinen på Torvet
Vi har 2 forslag til nye job.

1. Et job på 8 timer om ugen
Fagfolkene får 3 timer tilbage om ugen.
Arbejde, der bliver liggende i dag, bliver gjort: »rydde op i kølerummet« (1,25 timer om ugen).
Opgaverne:
- Vaske op efter morgenmaden (hører i dag til stillingen »Køkkenmedhjælper«): 3,75 timer om ugen
- Skære grønt (hører i dag til stillingen »Kok«): 3 timer om ugen
- Rydde op i kølerummet (bliver liggende i dag): 1,25 timer om ugen
Jobbet kan passe til mindst 7 kandidater i nærheden.
Jobbet passer til flere, hvis I kan sørge for det her: flere korte pauser.

2. Et job på 2,5 timer om ugen
Fagfolkene får 2,5 timer tilbage om ugen.
Opgaverne:
- Dække op til møder (hører i dag til stillingen »Servicemedarbejder«): 2,5 timer om ugen
Jobbet kan passe til færre end 5 kandidater i nærheden. Derfor står tallet her ikke.

Der bliver ikke flyttet noget, før I har talt med de kolleger, der løser opgaverne i dag.
Sig til jobformidleren, hvad I gerne vil arbejde videre med."""
GOOD_EN = """\
Job carving at Kantinen på Torvet
2 different jobs can be made of the tasks at the workplace. You choose between them.

1. Kitchen and serving, 6.75 hours a week
Skilled staff get 5.5 hours back a week.
Work that is left lying today gets done: “rydde op i kølerummet” (1.25 hours a week).
The job fits well: 85%. It may lie between 46 and 92% once the unknown is settled.
The tasks:
- Skære grønt: 3 hours a week
- Rydde op i kølerummet: 1.25 hours a week
- Dække op til møder: 2.5 hours a week
The tasks hang together: Most of the work is kitchen and serving.
The week:
- Tuesday between 8 and 12: “skære grønt” (1.75 hours).
- Thursday between 8 and 12: “skære grønt” (1.25 hours) and “rydde op i kølerummet” (1.25 hours).
- Friday between 8 and 12: “dække op til møder” (2.5 hours).
From the colleagues:
- The position “Kok” hands over “skære grønt”. That is 3 hours a week.
- The position “Servicemedarbejder” hands over “dække op til møder”. That is 2.5 hours a week.
To ask about and to mind:
- Ask the candidate about this paper: food hygiene certificate. The task “skære grønt” needs it.
- If the worker is under 18, check the rules. Our note of the rule has not been verified.
No better job can be made of these tasks within the limits. That has been proven.

2. Kitchen and serving, 7.5 hours a week
Skilled staff get 2.5 hours back a week.
Work that is left lying today gets done: “rydde op i kølerummet” (1.25 hours a week).
The job fits well: 87%. It may lie between 50 and 96% once the unknown is settled.
The tasks:
- Vaske op efter morgenmaden: 3.75 hours a week
- Rydde op i kølerummet: 1.25 hours a week
- Dække op til møder: 2.5 hours a week
The tasks hang together: Most of the work is kitchen and serving.
The week:
- Monday between 8 and 12: “vaske op efter morgenmaden” (45 minutes) and “dække op til møder” (45 minutes).
- Tuesday between 8 and 12: “vaske op efter morgenmaden” (45 minutes), “rydde op i kølerummet” (30 \
minutes) and “dække op til møder” (15 minutes).
- Wednesday between 8 and 12: “vaske op efter morgenmaden” (45 minutes) and “dække op til møder” (45 \
minutes).
- Thursday between 8 and 12: “vaske op efter morgenmaden” (45 minutes) and “rydde op i kølerummet” (45 \
minutes).
- Friday between 8 and 12: “vaske op efter morgenmaden” (45 minutes) and “dække op til møder” (45 minutes).
From the colleagues:
- The position “Køkkenmedhjælper” hands over “vaske op efter morgenmaden”. That is 3.75 hours a week.
- The position “Servicemedarbejder” hands over “dække op til møder”. That is 2.5 hours a week.
This is the best job that clearly differs from those above.

To be confirmed:
- Ask the candidate: How many hours a day at most? We took 3 hours.
- Ask the workplace when this is to be done: “rydde op i kølerummet”. We took Monday–Friday at 8–16.
- Ask the workplace whether this can be seen to: several short breaks. We took it that it can.

This is looked after, and it has a price:
- If 3 positions instead of 2 could hand over tasks, the job could fit 2 percentage points better, be 1 \
hour and 40 minutes longer and give skilled staff 1 hour and 40 minutes more.
It protects the candidate, the colleagues and the job. Change it only by agreement.

Tasks that are not part of it:
- Passe buffeten: The task belongs firmly to its position today and lies at times that are not part of \
this job.

This is a proposal for a paid job. You settle it together."""
IMPOSSIBLE_EN = """\
Job carving at Kantinen på Torvet
A job is within reach. It takes an agreement.

None of the tasks is done before 12, and the candidate can come Monday–Friday at 8–12.

This is the least that it takes:
- The task “dække op til møder” is done at another time: Monday–Friday at 8–12.

Then this job is possible:
Kitchen and serving, 2.5 hours a week
Skilled staff get 2.5 hours back a week.
The job fits well: 92%. It may lie between 60 and 96% once the unknown is settled.
The tasks:
- Dække op til møder: 2.5 hours a week
The tasks hang together: Most of the work is kitchen and serving.
The week:
- Friday between 8 and 12: “dække op til møder” (2.5 hours).
From the colleagues:
- The position “Servicemedarbejder” hands over “dække op til møder”. That is 2.5 hours a week.
No better job can be made of these tasks within the limits. That has been proven.

Tasks that are not part of it:
- Passe buffeten: The task lies at times that are not part of this job.

This is a proposal for a paid job. You settle it together."""
SUGGESTED_EN = """\
Ideas for Kantinen på Torvet
We have 2 ideas for new jobs.

1. A job of 8 hours a week
Skilled staff get 3 hours back a week.
Work that is left lying today gets done: “rydde op i kølerummet” (1.25 hours a week).
The tasks:
- Vaske op efter morgenmaden (today with the position “Køkkenmedhjælper”): 3.75 hours a week
- Skære grønt (today with the position “Kok”): 3 hours a week
- Rydde op i kølerummet (left lying today): 1.25 hours a week
The job can suit at least 7 candidates nearby.
The job suits more people if you can see to this: several short breaks.

2. A job of 2.5 hours a week
Skilled staff get 2.5 hours back a week.
The tasks:
- Dække op til møder (today with the position “Servicemedarbejder”): 2.5 hours a week
Fewer than 5 candidates nearby could suit the job, so the number is not told here.

Nothing is moved before you have talked to the colleagues who do the tasks today.
Tell the job broker what you would like to go on with."""


@pytest.mark.parametrize(
    ("carve", "language", "text"),
    [
        (good, Language.DA, GOOD_DA),
        (good, Language.EN, GOOD_EN),
        (impossible, Language.DA, IMPOSSIBLE_DA),
        (impossible, Language.EN, IMPOSSIBLE_EN),
    ],
)
def test_a_carving_reads_as_a_caseworker_would_say_it(
    carve: Callable[[], Carving], language: Language, text: str
) -> None:
    assert carving_text(carving_view(carve(), context(language))) == text


@pytest.mark.parametrize(("language", "text"), [(Language.DA, SUGGESTED_DA), (Language.EN, SUGGESTED_EN)])
def test_an_employer_reads_of_the_work(language: Language, text: str) -> None:
    assert suggestions_text(suggestions_view(SUGGESTIONS, context(language))) == text


@pytest.mark.parametrize("text", [GOOD_DA, IMPOSSIBLE_DA, SUGGESTED_DA])
def test_the_danish_texts_are_easy_to_read(text: str) -> None:
    assert lix(text) < 40


@pytest.mark.parametrize("text", [GOOD_DA, IMPOSSIBLE_DA, SUGGESTED_DA])
def test_what_can_be_done_comes_before_what_stands_in_the_way(text: str) -> None:
    hopeful = ("Der kan blive", "Et job er inden for rækkevidde", "Vi har 2 forslag")
    assert text.splitlines()[1].startswith(hopeful)
