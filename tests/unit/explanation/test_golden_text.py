"""One explanation, word for word as a broker reads it. Whoever changes it reads it aloud first."""

from __future__ import annotations

from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.reasons import Origin, explain
from matcher.explanation.text import as_text
from matcher.explanation.views import broker_view
from matcher.explanation.wording import Wording
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.ranking.ranking import RankedMatch
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, WAY

SHARES = {
    ReasonGroup.COGNITIVE: 3.0,
    ReasonGroup.SENSORY: 2.4,
    ReasonGroup.TIME: 2.0,
    ReasonGroup.SOCIAL: 0.9,
    ReasonGroup.WISHES: 0.6,
    ReasonGroup.SUPPORT: 0.4,
    ReasonGroup.SURROUNDINGS: 0.4,
    ReasonGroup.TASKS: -0.2,
    ReasonGroup.COMPETENCES: -0.9,
    ReasonGroup.PHYSICAL: -1.0,
    ReasonGroup.TRAVEL: -1.2,
}
TEXT = """\
Job J-12 Hjælper i køkkenet (12 timer om ugen) – kandidat K-0042
Matchet ligger over et typisk match. Noget er ukendt og kan ændre det.
Match: 76,4 (kan ligge mellem 63,3 og 80,7, når det ukendte er afklaret). Et typisk match ligger på \
70,0.

Det taler for:
- Koncentration, læsning og overblik (+3,0): Kandidaten kan det, jobbet kræver, når det gælder \
hukommelse.
    I opgaven »Lave kaffe til møderne« skal man kunne huske én besked i et par minutter. Det kan \
kandidaten.
- Syn og hørelse (+2,4): Jobbet stiller ingen krav, når det gælder syn og hørelse.
- Arbejdstid (+2,0): 75\N{NO-BREAK SPACE}% af timerne ligger på tider, der passer kandidaten.
    Opgaverne »Vaske op« og »Lave kaffe til møderne« kan løses på tider, der passer kandidaten.
    Kandidaten kan være klar, når jobbet begynder den 1. september 2026.
- Samvær og samarbejde (+0,9): Jobbet passer bedre end de fleste, når det gælder samvær og samarbejde.
- Ønsker (+0,6): Kandidaten vil gerne have arbejde inden for køkken og servering.

Det skal I se på:
- Vejen til arbejde (-1,2): Turen er anslået til 77 minutter hver vej.
- Fysiske krav (-1,0): Vi kan se på, om jobbet kan kræve mindre, når det gælder stående arbejde.
    I opgaverne »Vaske op« og »Passe buffeten« skal man kunne arbejde stående i en hel time ad \
gangen. I dag kan kandidaten arbejde stående i en halv time ad gangen.
    → Se på, om noget af arbejdet kan byttes eller deles.
- Kompetencer (-0,9): Vi kan se på, om servering ved borde og buffet kan læres undervejs.
    Servering ved borde og buffet: Opgaven »Passe buffeten« kræver en, der kan det på egen hånd. \
Kandidaten er ved at lære det.
- Arbejdsopgaver (-0,2): Vi kan se på, om nogle af opgaverne kan gøres på en anden måde \
(75\N{NO-BREAK SPACE}% af timerne).
    I 75\N{NO-BREAK SPACE}% af timerne kræver opgaverne lidt mere, end kandidaten kan i dag. Det drejer sig \
om stående arbejde og kundekontakt.

Se også på det her:
- Arbejdstid: Vi kan se på, om jobbet kan begynde med 10 timer om ugen.
    Jobbet er på 12 timer om ugen. Kandidaten kan arbejde op til 10 timer.
    Opgaven »Passe buffeten« ligger uden for de tider, hvor kandidaten kan arbejde.
    → Se på, om arbejdet kan gøres på et andet tidspunkt.
- Samvær og samarbejde: Vi kan se på, om jobbet kan kræve mindre, når det gælder kundekontakt.
    I opgaven »Passe buffeten« skal man kunne hjælpe omkring ti kunder eller gæster om dagen. I dag \
kan kandidaten svare på korte spørgsmål fra et par kunder eller gæster om dagen. Arbejdspladsen har \
ikke bekræftet kravet endnu.
    → Se på, om det kan gøres på en anden måde, fx med et hjælpemiddel.
- Ønsker: Vi kan tale om, hvor meget opgaven »Passe buffeten« skal fylde i jobbet.
    Kandidaten vil helst være fri for opgaven »Passe buffeten« (25\N{NO-BREAK SPACE}% af timerne).
- Skånehensyn og støtte: Vi kan tale med arbejdspladsen om, hvad der skal til for at få en \
fast rutine.
    Brug for en fast rutine: Det kan arbejdspladsen ikke sørge for i dag.

Det ved vi ikke endnu:
- Spørg kandidaten: Støj: Hvor meget larm kan du arbejde i, før det bliver trættende? Det betyder \
noget for opgaverne »Vaske op« og »Passe buffeten«.
- Spørg kandidaten: Tidspres: Hvordan har du det med travlhed og frister, og hvornår bliver det for \
meget? Det betyder noget for opgaven »Vaske op«.
- Spørg kandidaten: Mundtligt dansk: Hvad kan du, og hvor har du lært det?
- Der er 2 ting mere, vi ikke ved endnu.

Tallet hjælper med at sætte match i rækkefølge. Det er jer, der beslutter.
Nogle af kravene er forslag. Bed arbejdspladsen om at bekræfte dem.
Simulerede data: Ingen af personerne findes.
Model: scorecard-1. Data: Prøvekøbing.
"""


def test_the_kitchen_match_is_told_like_this() -> None:
    vocabulary = load_vocabulary()
    match = RankedMatch(
        place=0,
        job_id=JOB.job.id,
        candidate_id=CANDIDATE.id,
        score=76.4,
        lower=63.3,
        upper=80.7,
        shares=tuple(SHARES[group] for group in GROUPS),
        known_share=0.9,
    )
    origin = Origin("scorecard-1", 70.0, "Prøvekøbing", simulated=True)
    told = explain(match, gather_facts(CANDIDATE, JOB, WAY, vocabulary), origin)
    book = Phrasebook(Language.DA, vocabulary, {task.id: task.text for task in JOB.tasks})
    assert as_text(broker_view(told, JOB, Wording(book))) + "\n" == TEXT
