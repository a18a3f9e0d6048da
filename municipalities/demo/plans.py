"""The demo's strategies, initiatives, plan and questions in words, in bokmål and nynorsk. Made up; nobody is described."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StrategyWords:
    """A strategy with the needs it meets and the goals it serves, by their places in `words`."""

    needs: tuple[int, ...]
    goals: tuple[int, ...]
    nb: tuple[str, str]  # title, description
    nn: tuple[str, str]


@dataclass(frozen=True)
class InitiativeWords:
    """An initiative of the strategy at a place in STRATEGIES; None is one that follows no strategy."""

    type: str
    groups: tuple[str, ...]
    strategy: int | None
    indicators: tuple[str, ...]
    budget: int  # thousand kroner a year; 0 where nothing is set aside
    nb: tuple[str, str]
    nn: tuple[str, str]
    unit: tuple[str, str]  # in bokmål and nynorsk
    trial: bool = False
    partners: str = ""


STRATEGIES = (
    StrategyWords(
        (0,),
        (1,),
        (
            "Familier flytter rett til varig bolig",
            "Kommunen bruker hele boligmassen og eget startlån slik at midlertidige opphold blir korte.",
        ),
        (
            "Familiar flyttar rett til varig bustad",
            "Kommunen bruker heile bustadmassen og eige startlån slik at mellombelse opphald blir korte.",
        ),
    ),
    StrategyWords(
        (1, 3),
        (1, 4),
        (
            "Bolig først, og oppfølging fra første dag",
            "Tjenestene følger personen, ikke boligen. Oppfølgingen avtales før innflytting.",
        ),
        (
            "Bustad først, og oppfølging frå første dag",
            "Tenestene følgjer personen, ikkje bustaden. Oppfølginga blir avtalt før innflytting.",
        ),
    ),
    StrategyWords(
        (2,),
        (3,),
        (
            "Restanser fanges opp før de blir en sak",
            "Utleier, NAV og økonomirådgiver varsler hverandre ved første uteblitte betaling.",
        ),
        (
            "Restansar blir fanga opp før dei blir ei sak",
            "Utleigar, NAV og økonomirådgjevar varslar kvarandre ved første betaling som uteblir.",
        ),
    ),
    StrategyWords(
        (5,),
        (6,),
        (
            "Én inngang og felles oversikt",
            "Søknad, tildeling og boligforvaltning samles, og behovet telles på samme måte.",
        ),
        (
            "Éin inngang og felles oversikt",
            "Søknad, tildeling og bustadforvaltning blir samla, og behovet blir talt på same måte.",
        ),
    ),
)

INITIATIVES = (
    InitiativeWords(
        "acquire",
        ("families", "large_families"),
        0,
        ("temp_families", "temp_over_90d_share"),
        4200,
        (
            "Kjøpe åtte familieboliger",
            "Boliger med tre eller flere soverom, spredt i kommunen.",
        ),
        (
            "Kjøpe åtte familiebustader",
            "Bustader med tre eller fleire soverom, spreidde i kommunen.",
        ),
        ("Eiendom", "Eigedom"),
    ),
    InitiativeWords(
        "startlan_use",
        ("families", "low_income"),
        0,
        ("rent_to_own",),
        350,
        (
            "Startlån til familier som leier",
            "Egen veileder tar kontakt med familier i kommunal bolig.",
        ),
        (
            "Startlån til familiar som leiger",
            "Eigen rettleiar tek kontakt med familiar i kommunal bustad.",
        ),
        ("NAV", "NAV"),
    ),
    InitiativeWords(
        "housing_first",
        ("sud", "mental", "dual"),
        1,
        ("followup_households",),
        2600,
        ("Team som følger personen hjem", "Teamet prøver ut oppfølging på kveld og i helg."),
        ("Team som følgjer personen heim", "Teamet prøver ut oppfølging på kveld og i helg."),
        ("Helse og mestring", "Helse og meistring"),
        trial=True,
        partners="Brukerforening\nFrivilligsentral",
    ),
    InitiativeWords(
        "follow_up",
        ("youth", "transition"),
        1,
        ("followup_households",),
        900,
        ("Booppfølging for unge", "Oppfølgingen starter tre måneder før innflytting."),
        ("Buoppfølging for unge", "Oppfølginga startar tre månader før innflytting."),
        ("Barn og unge", "Barn og unge"),
    ),
    InitiativeWords(
        "eviction_routine",
        ("at_risk",),
        2,
        ("evictions_done",),
        0,
        (
            "Varsling ved første restanse",
            "Felles rutine mellom utleier, NAV og økonomirådgiver.",
        ),
        (
            "Varsling ved første restanse",
            "Felles rutine mellom utleigar, NAV og økonomirådgjevar.",
        ),
        ("NAV", "NAV"),
    ),
    InitiativeWords(
        "one_door",
        (),
        3,
        ("maturity_score",),
        600,
        ("Felles boligkontor", "Én søknad og ett sted å spørre."),
        ("Felles bustadkontor", "Éin søknad og éin stad å spørje."),
        ("Kommunedirektørens stab", "Staben til kommunedirektøren"),
    ),
    InitiativeWords(
        "co_creation",
        ("sud", "homeless"),
        1,
        (),
        150,
        (
            "Beboere tegner fellesarealet",
            "Beboerne prøver ut hvordan et felles rom gjør naboskapet roligere.",
        ),
        (
            "Bebuarar teiknar fellesarealet",
            "Bebuarane prøver ut korleis eit felles rom gjer naboskapet rolegare.",
        ),
        ("Eiendom", "Eigedom"),
        trial=True,
        partners="Beboerråd\nArkitektstudenter",
    ),
    InitiativeWords(
        "mapping",
        (),
        None,
        (),
        0,
        ("Kartlegging av uegnede boliger", "Alle kommunale boliger gås gjennom."),
        ("Kartlegging av ueigna bustader", "Alle kommunale bustader blir gått gjennom."),
        ("", ""),
    ),
)

# By turns: how far an initiative has come, and whether its planned end has passed.
COURSE = (
    ("under_way", False),
    ("done", True),
    ("under_way", True),
    ("planned", False),
    ("ended", True),
    ("paused", False),
    ("under_way", False),
)
LEARNED = {
    "nb": "Vi lærte at oppfølgingen må avtales før innflytting. Det tar vi med i neste tiltak.",
    "nn": "Vi lærte at oppfølginga må avtalast før innflytting. Det tek vi med i neste tiltak.",
}
USERS_SAID = {
    "nb": "Brukerrådet leste utkastet og ba om tydeligere frister.",
    "nn": "Brukarrådet las utkastet og bad om tydelegare fristar.",
}

PLAN = {
    "nb": {
        "title": "Programplan for boligsosialt arbeid",
        "summary": "Planen samler behov, mål og strategier for programperioden. Den bygger på kartleggingen og foranalysen.",
        "background": "Kommunen gikk inn i programmet fordi ventetiden økte og flere familier bodde midlertidig.",
        "challenges": "For få boliger passer for store familier, og tjenestene kommer ofte etter innflytting.",
        "findings": "Foranalysen peker på tre forhold: spredt ansvar, sen varsling ved restanser og lite samlet oversikt.",
        "methods": "Vi prøver ut i liten skala, måler hvert halvår og justerer tiltakene etter det vi lærer.",
        "organisation": "Styringsgruppen ledes av kommunaldirektøren. Programgruppen møtes hver måned.",
        "learning": "Læring deles på programsamlingene og i nettverket av programkommuner.",
        "finances": "Tiltakene dekkes av egne rammer, kompetansetilskudd og startlån.",
        "schedule": "Første år: anskaffelser og rutiner. Andre år: oppfølging. Tredje år: drift og evaluering.",
    },
    "nn": {
        "title": "Programplan for bustadsosialt arbeid",
        "summary": "Planen samlar behov, mål og strategiar for programperioden. Han byggjer på kartlegginga og føranalysen.",
        "background": "Kommunen gjekk inn i programmet fordi ventetida auka og fleire familiar budde mellombels.",
        "challenges": "For få bustader passar for store familiar, og tenestene kjem ofte etter innflytting.",
        "findings": "Føranalysen peiker på tre forhold: spreidd ansvar, sein varsling ved restansar og lite samla oversikt.",
        "methods": "Vi prøver ut i liten skala, måler kvart halvår og justerer tiltaka etter det vi lærer.",
        "organisation": "Styringsgruppa blir leidd av kommunaldirektøren. Programgruppa møtest kvar månad.",
        "learning": "Læring blir delt på programsamlingane og i nettverket av programkommunar.",
        "finances": "Tiltaka blir dekte av eigne rammer, kompetansetilskot og startlån.",
        "schedule": "Første år: kjøp og rutinar. Andre år: oppfølging. Tredje år: drift og evaluering.",
    },
}
RISKS = {
    "nb": (
        ("For få boliger til salgs", 2, 3, "Avtale med utbygger og leie fra private."),
        ("Nøkkelpersoner slutter", 2, 2, "To deler programlederrollen."),
    ),
    "nn": (
        ("For få bustader til sals", 2, 3, "Avtale med utbyggjar og leige frå private."),
        ("Nøkkelpersonar sluttar", 2, 2, "To deler rolla som programleiar."),
    ),
}
ANCHORS = {
    "nb": (
        ("community", "Kommuneplanens samfunnsdel"),
        ("finance", "Økonomiplan"),
        ("housing", "Boligsosial handlingsplan"),
    ),
    "nn": (
        ("community", "Samfunnsdelen i kommuneplanen"),
        ("finance", "Økonomiplan"),
        ("housing", "Bustadsosial handlingsplan"),
    ),
}


@dataclass(frozen=True)
class Question:
    """A question at a participant: who waits for whom, for how long, and the answer if there is one."""

    slug: str
    about: str  # the need, goal or plan that it stands at
    by: str  # whose side asks: adviser or leader
    days: int
    text: tuple[str, str]
    answer: tuple[str, str] | None = None


QUESTIONS = (
    Question(
        "nordvik",
        "need",
        "leader",
        47,
        (
            "Kan kompetansetilskudd brukes til kjøp av kartleggingen?",
            "Kan kompetansetilskot brukast til kjøp av kartlegginga?",
        ),
    ),
    Question(
        "sorvik",
        "goal",
        "leader",
        21,
        (
            "Hvilke kommuner har målt det samme? Vi vil gjerne snakke med dem.",
            "Kva kommunar har målt det same? Vi vil gjerne snakke med dei.",
        ),
    ),
    Question(
        "skjervdal",
        "need",
        "leader",
        9,
        (
            "Når kommer malen for sluttrapport på nynorsk?",
            "Når kjem malen for sluttrapport på nynorsk?",
        ),
    ),
    Question(
        "nordvik",
        "goal",
        "adviser",
        12,
        (
            "Hva ligger bak måltallet for 2027?",
            "Kva ligg bak måltalet for 2027?",
        ),
    ),
    Question(
        "granvika",
        "need",
        "adviser",
        60,
        (
            "Er tellingen gjort på samme måte som i fjor?",
            "Er teljinga gjord på same måte som i fjor?",
        ),
        ("Ja, samme skjema og samme uke.", "Ja, same skjema og same veke."),
    ),
)
