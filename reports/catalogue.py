"""Every report: one query module, one sheet module of the same name, and one line here."""

from django.utils.translation import gettext_lazy as _

from programme.access import READ_PROGRAMME_FIGURES
from reports import (
    anchoring_answer,
    answers,
    chain_answers,
    charts,
    forms,
    grants_answer,
    guidance_answer,
    initiatives_answer,
    learning_answers,
    own_figures_answer,
    period_forms,
    programme_answer,
    reporting_answers,
    reporting_chart,
    series_answer,
)
from reports.queries import (
    anchoring,
    breaks,
    budgets,
    chain,
    data_quality,
    evictions,
    goal_attainment,
    grants,
    guidance,
    initiatives,
    instruments,
    key_figures,
    missing_baselines,
    needs,
    policy_signals,
    programme_figures,
    reporting_periods,
    reporting_status,
    series_totals,
    status,
    temporary_housing,
    theme_totals,
    time_series,
    trials,
    yearly_workbook,
)
from reports.report import DATED, LISTED, SUMMED, Reader, Report, figures_of
from reports.sheets import anchoring as anchoring_sheet
from reports.sheets import breaks as breaks_sheet
from reports.sheets import budgets as budgets_sheet
from reports.sheets import chain as chain_sheet
from reports.sheets import data_quality as data_quality_sheet
from reports.sheets import evictions as evictions_sheet
from reports.sheets import goal_attainment as goal_attainment_sheet
from reports.sheets import grants as grants_sheet
from reports.sheets import guidance as guidance_sheet
from reports.sheets import initiatives as initiatives_sheet
from reports.sheets import instruments as instruments_sheet
from reports.sheets import key_figures as key_figures_sheet
from reports.sheets import missing_baselines as missing_baselines_sheet
from reports.sheets import needs as needs_sheet
from reports.sheets import policy_signals as policy_signals_sheet
from reports.sheets import programme_figures as programme_figures_sheet
from reports.sheets import reporting_periods as reporting_periods_sheet
from reports.sheets import reporting_status as reporting_status_sheet
from reports.sheets import series_totals as series_totals_sheet
from reports.sheets import status as status_sheet
from reports.sheets import temporary_housing as temporary_housing_sheet
from reports.sheets import theme_totals as theme_totals_sheet
from reports.sheets import time_series as time_series_sheet
from reports.sheets import trials as trials_sheet
from reports.sheets import yearly_workbook as yearly_workbook_sheet
from reports.yearly import front as yearly_front
from reports.yearly import parts as yearly_parts
from reports.yearly.forms import ByParticipantAndYear

SUBMITTED = _("As of %(day)s. Submitted figures; those that are not approved are marked.")
ADVISER, MANAGER, MUNICIPALITY = Reader.ADVISER, Reader.MANAGER, Reader.MUNICIPALITY

REPORTS = (
    Report(
        "status",
        "R1",
        _("Status of each participant"),
        _("Phase, agreement, goals and what is entered of what is due, for each participant."),
        status,
        status_sheet,
        answers.status,
        readers=(ADVISER, MANAGER),
        first_for=(ADVISER, MANAGER),
    ),
    Report(
        "goal-attainment",
        "R2",
        _("Goal attainment"),
        _(
            "From baseline to target for every indicator of every goal, and how far it has come."
        ),
        goal_attainment,
        goal_attainment_sheet,
        answers.goal_attainment,
        figures_of,
        forms.ByIndicator,
        first_for=(ADVISER, MUNICIPALITY),
    ),
    Report(
        "missing-baselines",
        "R3",
        _("Missing baselines and targets"),
        _("Which goals lack indicator, baseline, target value or year, and since when."),
        missing_baselines,
        missing_baselines_sheet,
        chain_answers.missing_baselines,
        readers=(ADVISER,),
        form=forms.ByIndicator,
        status=LISTED,
    ),
    Report(
        "needs",
        "R4",
        _("Needs"),
        _(
            "What is lacking, for whom and how many, as the municipalities have put it into words."
        ),
        needs,
        needs_sheet,
        answers.needs,
        readers=(ADVISER, MUNICIPALITY),
        status=LISTED,
    ),
    Report(
        "chain",
        "R5",
        _("The chain and its breaks"),
        _(
            "From need to strategy, initiative and result for each participant, with every break in the chain."
        ),
        chain,
        chain_sheet,
        chain_answers.chain,
        more=((breaks, breaks_sheet),),
        readers=(ADVISER, MUNICIPALITY),
        status=LISTED,
    ),
    Report(
        "initiatives",
        "R6",
        _("Initiatives"),
        _(
            "What is done, for whom, by whom, until when and for how much, and what was learned."
        ),
        initiatives,
        initiatives_sheet,
        initiatives_answer.initiatives,
        more=((budgets, budgets_sheet),),
        readers=(MUNICIPALITY, ADVISER),
        status=LISTED,
    ),
    Report(
        "key-figures",
        "R7",
        _("Key figures compared"),
        _(
            "Each participant's own figures of a year beside its year before and the middle of the programme. Official figures are not held yet."
        ),
        key_figures,
        key_figures_sheet,
        own_figures_answer.answer_with(
            _(
                "Official figures are not held yet, so there is no comparison with the county, the KOSTRA group or the country."
            )
        ),
        figures_of,
        forms.OfYearAndIndicator,
        more=((theme_totals, theme_totals_sheet),),
        status=SUBMITTED,
    ),
    Report(
        "time-series",
        "R8",
        _("Time series"),
        _(
            "One indicator over the years for each participant, with breaks in the series, and the total of every period."
        ),
        time_series,
        time_series_sheet,
        series_answer.time_series,
        figures_of,
        forms.OneIndicator,
        more=((series_totals, series_totals_sheet),),
        chart=series_answer.chart,
        picture=charts.of_series,
        note=series_answer.measured,
        first_for=(MUNICIPALITY,),
    ),
    Report(
        "temporary-housing",
        "R9",
        _("Temporary housing and homelessness"),
        _(
            "The participants' own figures on temporary housing and people without a home, year by year."
        ),
        temporary_housing,
        temporary_housing_sheet,
        own_figures_answer.answer_with(
            _(
                "All figures are the participants' own; the official count of people without a home is not held yet."
            )
        ),
        figures_of,
        forms.OfYear,
        more=((theme_totals, theme_totals_sheet),),
        status=SUBMITTED,
        first_for=(MANAGER,),
    ),
    Report(
        "evictions",
        "R10",
        _("Evictions and prevention"),
        _(
            "Petitions, evictions carried out, those from municipal homes, and what was averted."
        ),
        evictions,
        evictions_sheet,
        own_figures_answer.answer_with(
            _(
                "All figures are the participants' own; those of the enforcement authority are not held yet."
            )
        ),
        figures_of,
        forms.OfYear,
        more=((theme_totals, theme_totals_sheet),),
        status=SUBMITTED,
        first_for=(MANAGER,),
    ),
    Report(
        "instruments",
        "R11",
        _("Use of instruments"),
        _(
            "Grants, refusals of start loans, deposits, and households that went from renting to owning."
        ),
        instruments,
        instruments_sheet,
        own_figures_answer.answer_with(
            _(
                "All figures are the participants' own; Husbanken's own figures on start loans and housing allowance are not held yet."
            )
        ),
        figures_of,
        forms.OfYear,
        more=((theme_totals, theme_totals_sheet),),
        status=SUBMITTED,
    ),
    Report(
        "reporting-status",
        "R12",
        _("Reporting status"),
        _(
            "Who has reported what, period by period: expected, reported, approved, late and missing."
        ),
        reporting_status,
        reporting_status_sheet,
        reporting_answers.reporting_status,
        form=period_forms.ByPeriod,
        more=((reporting_periods, reporting_periods_sheet),),
        chart=reporting_chart.chart,
        picture=reporting_chart.picture,
        readers=(ADVISER,),
        first_for=(ADVISER,),
    ),
    Report(
        "grants",
        "R13",
        _("Grants"),
        _("What Husbanken has granted, what is paid, accounted for and left, and what lapses."),
        grants,
        grants_sheet,
        grants_answer.grants,
        readers=(ADVISER,),
        form=period_forms.InYear,
        status=DATED,
    ),
    Report(
        "trials",
        "R14",
        _("Trials and learning"),
        _("What is tried, how far it has come, and what was learned."),
        trials,
        trials_sheet,
        learning_answers.trials,
        status=LISTED,
    ),
    Report(
        "policy-signals",
        "R15",
        _("Policy signals"),
        _("What stands in the way in the state's instruments, and what Husbanken answers."),
        policy_signals,
        policy_signals_sheet,
        learning_answers.policy_signals,
        readers=(MANAGER,),
        form=period_forms.InYear,
        status=DATED,
    ),
    Report(
        "data-quality",
        "R16",
        _("Data quality"),
        _("The figures on which there is a remark, why, and what came of looking into them."),
        data_quality,
        data_quality_sheet,
        reporting_answers.data_quality,
        form=period_forms.ByRemark,
        readers=(ADVISER,),
    ),
    Report(
        "anchoring",
        "R17",
        _("Anchoring"),
        _(
            "Which body has adopted what, and in which of its own plans the municipality has anchored the work."
        ),
        anchoring,
        anchoring_sheet,
        anchoring_answer.anchoring,
        readers=(MUNICIPALITY, MANAGER),
        status=DATED,
    ),
    Report(
        "yearly-workbook",
        "R18",
        _("Yearly workbook"),
        _(
            "All about one participant's year in one file, with a first page that a mayor can read."
        ),
        yearly_workbook,
        yearly_workbook_sheet,
        yearly_front.sentences,
        yearly_parts.figures_of,
        ByParticipantAndYear,
        front=yearly_front.front,
        parts=yearly_parts.sheets,
        in_written_form=True,
        readers=(MUNICIPALITY,),
        first_for=(MUNICIPALITY,),
    ),
    Report(
        "programme-figures",
        "R19",
        _("The programme's figures"),
        _(
            "The programme's and each region's figure for every indicator in a year, with how many it rests on and who is missing."
        ),
        programme_figures,
        programme_figures_sheet,
        programme_answer.programme_figures,
        form=forms.ByYear,
        access=READ_PROGRAMME_FIGURES,
        status=SUMMED,
        readers=(MANAGER,),
        first_for=(MANAGER,),
    ),
    Report(
        "guidance",
        "R20",
        _("Guidance asked for and given"),
        _("What the participants have asked for and been given, by region and theme."),
        guidance,
        guidance_sheet,
        guidance_answer.guidance,
        readers=(ADVISER, MANAGER),
        form=period_forms.InYear,
        status=DATED,
    ),
)
BY_SLUG = {report.slug: report for report in REPORTS}
