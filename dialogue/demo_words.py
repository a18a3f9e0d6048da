"""The demo's promises, guidance, signals and plans in words, in bokmål and nynorsk. Made up."""

# What each side promises: days from the demo's day until it is due, kept or not, and the words.
OF_THE_PARTICIPANT = (
    (
        -320,
        "kept",
        "Sette ned styringsgruppe med kommunalsjefene",
        "Setje ned styringsgruppe med kommunalsjefane",
    ),
    (
        -40,
        "kept",
        "Ha programplanen oppe i kommunestyret",
        "Ha programplanen oppe i kommunestyret",
    ),
    (
        -12,
        "open",
        "Levere regnskap for kompetansetilskuddet",
        "Levere rekneskap for kompetansetilskotet",
    ),
    (
        45,
        "open",
        "Vise fram arbeidet på programsamlingen",
        "Vise fram arbeidet på programsamlinga",
    ),
)
OF_HUSBANKEN = (
    (-300, "kept", "Peke ut fast rådgiver for kommunen", "Peike ut fast rådgivar for kommunen"),
    (
        -12,
        "open",
        "Gi tilbakemelding på utkastet til aktivitetsplan",
        "Gje tilbakemelding på utkastet til aktivitetsplan",
    ),
    (30, "open", "Holde kurs om startlån og tilskudd", "Halde kurs om startlån og tilskot"),
    (-90, "dropped", "Bestille egen levekårskartlegging", "Bestille eiga levekårskartlegging"),
)
CLOSED = {
    "kept": ("Gjort som avtalt.", "Gjort som avtalt."),
    "dropped": (
        "Begge parter ble enige om å bruke kommunens egen kartlegging.",
        "Begge partar vart samde om å bruke kommunen si eiga kartlegging.",
    ),
}
WHO = {
    "participant": ("Programleder", "Programleiar"),
    "husbanken": ("Regionkontoret", "Regionkontoret"),
}
AGREEMENT = (
    "Samarbeidsavtale om boligsosialt utviklingsprogram",
    "Samarbeidsavtale om bustadsosialt utviklingsprogram",
)
AGREED = (
    "Kommunen vedtar mål og programplan, måler resultater og deler erfaringer. Husbanken gir fast rådgiver, samlinger og kompetansetilskudd.",
    "Kommunen vedtek mål og programplan, måler resultat og deler erfaringar. Husbanken gjev fast rådgivar, samlingar og kompetansetilskot.",
)
MINUTES = (
    "Gjennomgang av mål og tall. Enighet om at de lengste oppholdene i midlertidig botilbud tas først.",
    "Gjennomgang av mål og tal. Semje om at dei lengste opphalda i mellombels butilbod blir tekne først.",
)
AGENDA = (
    "1. Status for mål og tiltak\n2. Det som venter mellom partene",
    "1. Status for mål og tiltak\n2. Det som ventar mellom partane",
)
# days before the demo's day, kind, theme, what, what came of it
GUIDANCE = (
    (
        210,
        "visit",
        "temporary_housing",
        "Besøk: gjennomgang av saker med lange opphold",
        "Kommunen fordelte sakene på navngitte saksbehandlere.",
    ),
    (
        130,
        "course",
        "instruments",
        "Kurs i startlån og tilskudd til etablering",
        "Ti deltakere fra to tjenester.",
    ),
    (70, "advice", "homes", "Råd om kjøp av boliger i vanlige bomiljø", ""),
)
GATHERING = (
    "Programsamling: fra midlertidig til varig bolig",
    "10.00 Velkommen\n10.30 Tre kommuner forteller\n13.00 Grupper",
    "Kommunene delte maler for botrening.",
)
# days before, theme, what, answered in writing or not
REQUESTS = (
    (
        160,
        "homes",
        "Hvordan kan vi bruke tilvisingsavtaler?",
        "Korleis kan vi bruke tilvisingsavtalar?",
        "Se veilederen, og vi tar det opp på besøket.",
    ),
    (
        47,
        "instruments",
        "Kan startlån og tilskudd ses i sammenheng for familier på venteliste?",
        "Kan startlån og tilskot sjåast i samanheng for familiar på venteliste?",
        "",
    ),
)
# instrument, theme, what, what would help, days before, how far
SIGNALS = (
    (
        "startlan",
        "instruments",
        "Barnefamilier med midlertidig oppholdstillatelse faller utenfor startlån.",
        "Barnefamiliar med mellombels opphaldsløyve fell utanfor startlån.",
        190,
        "outcome",
    ),
    (
        "housing_allowance",
        "instruments",
        "Bostøtten følger ikke husleien i nyere boliger.",
        "Bustøtta følgjer ikkje husleiga i nyare bustader.",
        150,
        "answered",
    ),
    (
        "rental_loans",
        "homes",
        "Krav til størrelse gjør små boliger for unge vanskelige å bygge.",
        "Krav til storleik gjer små bustader for unge vanskelege å byggje.",
        60,
        "considered",
    ),
    (
        "data",
        "organisation",
        "Fagsystemet viser ikke hvor lenge en husstand har ventet.",
        "Fagsystemet viser ikkje kor lenge ein husstand har venta.",
        25,
        "sent",
    ),
)
ANSWERS = (
    "Tas med i innspillet til departementet om forskriften.",
    "Blir teke med i innspelet til departementet om forskrifta.",
)
OUTCOME = ("Forskriften er endret fra nyttår.", "Forskrifta er endra frå nyttår.")
PLAN = (
    "Flere boliger i vanlige bomiljø, og oppfølging fra første dag.",
    "Fleire bustader i vanlege bumiljø, og oppfølging frå første dag.",
)
REASON = (
    "Planen bygger på vedtatte mål og er grunnlag for tilskudd.",
    "Planen byggjer på vedtekne mål og er grunnlag for tilskot.",
)
IN_PART = (
    "Tiltaket om ny database faller utenfor ordningen.",
    "Tiltaket om ny database fell utanfor ordninga.",
)
# The first page of Nordvik's year, by heading: the rule that proposed a line, and its words.
YEARLY_BY = "nordvik"
YEARLY = {
    "good": (
        (
            "ahead",
            "Færre blir kastet ut. Nå snakker vi med leietakeren før saken går til namsmannen.",
        ),
        (
            "ahead",
            "Oppholdene i midlertidig botilbud blir kortere, og vi ligger foran planen.",
        ),
        (
            "trial",
            "Vi tør å prøve: Beboere tegnet fellesarealet, og vi lærte at naboene må med tidlig.",
        ),
    ),
    "worrying": (
        (
            "behind",
            "Ventelisten for kommunal bolig går ned, men saktere enn vi har sagt at den skal.",
        ),
        (
            "missing",
            "Vi mangler tall om barnefamilier, så vi vet ikke om det går riktig vei for dem.",
        ),
        ("breaks", "Noen av tiltakene våre kan vi ennå ikke vise resultater av."),
    ),
    "asked": (
        ("", "Kommunestyret: Sette av penger til kjøp av boliger til store familier."),
        ("complete", "Tjenestene: Sende inn tallene som mangler."),
        ("promise", "Programleder: Levere regnskap for kompetansetilskuddet til Husbanken."),
    ),
}
# What the reports say beside what is filled in by itself.
REPORT = {
    "done": (
        "Vi har kjøpt boliger til store familier og samlet boligsaker i ett kontor.",
        "Vi har kjøpt bustader til store familiar og samla bustadsaker i eitt kontor.",
    ),
    "off_plan": (
        "Færre enn planlagt har flyttet ut av midlertidig botilbud, fordi to byggeprosjekter ble forsinket.",
        "Færre enn planlagt har flytta ut av mellombels butilbod, fordi to byggjeprosjekt vart forseinka.",
    ),
    "next_steps": (
        "Ta i bruk de nye boligene og følge opp familiene det første året.",
        "Ta i bruk dei nye bustadene og følgje opp familiane det første året.",
    ),
    "asked_of_husbanken": (
        "Veiledning om hvordan startlån og tilskudd kan brukes sammen.",
        "Rettleiing om korleis startlån og tilskot kan brukast saman.",
    ),
    "learned": (
        "Oppfølgingen må være avtalt før innflytting.",
        "Oppfølginga må vere avtalt før innflytting.",
    ),
}
GAPS = (
    "Tallene som mangler, kommer når fagsystemet er rettet.",
    "Tala som manglar, kjem når fagsystemet er retta.",
)
REPORT_QUESTION = (
    "Om tall for perioden: Hva skal til for at tallene som mangler, kommer?",
    "Om tal for perioden: Kva skal til for at tala som manglar, kjem?",
)
