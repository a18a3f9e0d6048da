"""The demo's needs and goals in words, in bokmål and nynorsk. Made up; nobody is described."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NeedWords:
    """A need that several participants have, in both written forms."""

    category: str
    groups: tuple[str, ...]
    unit: str
    per_10000: float
    nb: tuple[str, str]  # title, description
    nn: tuple[str, str]


@dataclass(frozen=True)
class GoalWords:
    """A goal with the indicators that measure it and the need that it answers."""

    kind: str
    nb: tuple[str, str]
    nn: tuple[str, str]
    indicators: tuple[str, ...] = ()
    need: int | None = None  # place in NEEDS
    national: str = "prevent_homelessness"


USERS_SAID = {
    "nb": "Brukerrådet i NAV og to beboermøter har gitt innspill.",
    "nn": "Brukarrådet i NAV og to bebuarmøte har gitt innspel.",
}

NEEDS = (
    NeedWords(
        "temporary_to_permanent",
        ("families",),
        "households",
        0.9,
        (
            "Barnefamilier blir boende for lenge i midlertidig botilbud",
            "Store familier venter lengst. Kommunen mangler boliger med tre eller flere soverom.",
        ),
        (
            "Barnefamiliar blir buande for lenge i mellombels butilbod",
            "Store familiar ventar lengst. Kommunen manglar bustader med tre eller fleire soverom.",
        ),
    ),
    NeedWords(
        "home_missing",
        ("sud", "mental", "dual"),
        "persons",
        7.5,
        (
            "Personer med rusproblemer og psykiske lidelser mangler egnet bolig",
            "Flere flytter mellom korte opphold. De trenger et fast sted å bo, med tjenester rundt.",
        ),
        (
            "Personar med rusproblem og psykiske lidingar manglar eigna bustad",
            "Fleire flyttar mellom korte opphald. Dei treng ein fast stad å bu, med tenester rundt.",
        ),
    ),
    NeedWords(
        "eviction_prevention",
        ("at_risk", "low_income"),
        "households",
        9.8,
        (
            "Husstander med leierestanser får hjelp for sent",
            "Restansene blir først kjent når saken er hos namsmannen. Kommunen trenger varsling tidligere.",
        ),
        (
            "Husstandar med leigerestansar får hjelp for seint",
            "Restansane blir først kjende når saka er hos namsmannen. Kommunen treng varsling tidlegare.",
        ),
    ),
    NeedWords(
        "follow_up",
        ("youth", "transition"),
        "persons",
        4.4,
        (
            "Unge i egen bolig trenger tettere oppfølging",
            "Overgangen fra barnevern og institusjon til egen bolig er sårbar de første månedene.",
        ),
        (
            "Unge i eigen bustad treng tettare oppfølging",
            "Overgangen frå barnevern og institusjon til eigen bustad er sårbar dei første månadene.",
        ),
    ),
    NeedWords(
        "home_adapted",
        ("disability", "elderly"),
        "households",
        5.2,
        (
            "For få kommunale boliger er tilrettelagt",
            "Trapper og trange bad gjør at ledige boliger ikke passer for dem som venter.",
        ),
        (
            "For få kommunale bustader er tilrettelagde",
            "Trapper og tronge bad gjer at ledige bustader ikkje passar for dei som ventar.",
        ),
    ),
    NeedWords(
        "knowledge",
        (),
        "households",
        0,
        (
            "Kommunen har ikke samlet oversikt over behovet",
            "NAV, helse og eiendom teller hver for seg. Tallene kan ikke legges sammen.",
        ),
        (
            "Kommunen har ikkje samla oversikt over behovet",
            "NAV, helse og eigedom tel kvar for seg. Tala kan ikkje leggjast saman.",
        ),
    ),
)

GOALS = (
    GoalWords(
        "vision",
        ("Alle skal bo godt og trygt", "Visjonen gjelder for hele programperioden."),
        ("Alle skal bu godt og trygt", "Visjonen gjeld for heile programperioden."),
    ),
    GoalWords(
        "main",
        (
            "Ingen barnefamilier bor midlertidig lenger enn nødvendig",
            "Familier får tilbud om varig bolig, og opphold blir korte.",
        ),
        (
            "Ingen barnefamiliar bur mellombels lenger enn nødvendig",
            "Familiar får tilbod om varig bustad, og opphald blir korte.",
        ),
        ("temp_families", "temp_over_90d_share"),
        0,
    ),
    GoalWords(
        "part",
        (
            "Ventetiden på kommunal bolig går ned",
            "Fra søknad til innflytting skal det gå kortere tid.",
        ),
        (
            "Ventetida på kommunal bustad går ned",
            "Frå søknad til innflytting skal det gå kortare tid.",
        ),
        ("waiting_time_days", "waiting_total"),
        1,
        "raise_activity",
    ),
    GoalWords(
        "main",
        (
            "Flere beholder boligen sin",
            "Restanser blir fanget opp tidlig, og utkastelser avverges.",
        ),
        (
            "Fleire held på bustaden sin",
            "Restansar blir fanga opp tidleg, og utkastingar blir avverja.",
        ),
        ("evictions_done",),
        2,
    ),
    GoalWords(
        "part",
        ("Flere får booppfølging", "Oppfølgingen starter før innflytting og følger behovet."),
        ("Fleire får buoppfølging", "Oppfølginga startar før innflytting og følgjer behovet."),
        ("followup_households",),
        3,
    ),
    GoalWords(
        "part",
        ("Flere går fra å leie til å eie", "Startlån og veiledning brukes målrettet."),
        ("Fleire går frå å leige til å eige", "Startlån og rettleiing blir brukte målretta."),
        ("rent_to_own",),
        None,
        "raise_activity",
    ),
    GoalWords(
        "main",
        (
            "Arbeidet er samlet og kjent i hele kommunen",
            "Én inngang, felles oversikt og felles rutiner.",
        ),
        (
            "Arbeidet er samla og kjent i heile kommunen",
            "Éin inngang, felles oversikt og felles rutinar.",
        ),
        ("maturity_score",),
        5,
        "raise_competence",
    ),
)

REVISED = {
    "nb": " Teksten er under revisjon etter dialogmøtet i høst.",
    "nn": " Teksten er under revisjon etter dialogmøtet i haust.",
}
CLOSED = {
    "met": {"nb": "Målt over to år på rad.", "nn": "Målt over to år på rad."},
    "dropped": {
        "nb": "Oppgaven er flyttet til boligplanen.",
        "nn": "Oppgåva er flytt til bustadplanen.",
    },
}
