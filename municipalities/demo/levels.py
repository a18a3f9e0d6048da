"""How large the demo's figures are: the level of each indicator in the first year.

A count is per 10,000 inhabitants; a share is in per cent of a number of cases per 10,000; a mean
is days or months over a number of cases. `trend` is the change from one year to the next.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """What to expect of an indicator: its level, its cases when it is a rate, and its trend."""

    level: float
    trend: float = 1.0
    cases: float = 0


LEVELS = {
    "homes_acquired": Level(4, 1.10),
    "homes_lost": Level(1.5),
    "homes_staffed": Level(9, 1.05),
    "homes_unsuitable_share": Level(14, 0.88, 190),
    "vacancy_days": Level(41, 0.9, 22),
    "new_applicants": Level(52, 0.97),
    "new_applicants_per_1000": Level(52, 0.97, 10_000),
    "refused_share": Level(38, 0.95, 52),
    "allotted_new": Level(27, 1.05),
    "allotted_psych_rus_share": Level(31, 1.0, 27),
    "waiting_total": Level(19, 0.9),
    "waiting_psych_rus": Level(6, 0.93),
    "waiting_adapted": Level(4),
    "waiting_over_12m": Level(5, 0.82),
    "waiting_time_days": Level(148, 0.92, 27),
    "case_time_days": Level(44, 0.88, 40),
    "refugees_settled_home": Level(17, 1.1),
    "refugee_wait": Level(5.1, 0.95, 17),
    "refugees_private_share": Level(24, 1.1, 17),
    "temp_cost": Level(310_000, 0.93),
    "temp_households": Level(9, 0.9),
    "temp_14d_share": Level(34, 1.08, 9),
    "temp_over_90d_share": Level(29, 0.85, 9),
    "temp_children": Level(2.6, 0.85),
    "temp_mean_days": Level(58, 0.9, 12),
    "temp_quality_share": Level(55, 1.15, 6),
    "night_shelter": Level(1.4, 0.95),
    "homeless_own_count": Level(8, 0.9),
    "released_home_share": Level(61, 1.06, 4),
    "discharged_home_share": Level(68, 1.05, 5),
    "eviction_petitions": Level(14, 0.95),
    "evictions_done": Level(3.2, 0.9),
    "evictions_municipal": Level(2.1, 0.85),
    "evictions_families": Level(0.7, 0.8),
    "evictions_averted_share": Level(58, 1.07, 14),
    "rent_arrears": Level(21, 0.94),
    "startlan_refused_share": Level(46, 0.98, 36),
    "rent_to_own": Level(2.6, 1.2),
    "grant_establish": Level(420_000, 1.05),
    "grant_adapt": Level(260_000, 1.02),
    "deposit_guarantees": Level(15, 1.04),
    "followup_households": Level(23, 1.12),
    "followup_need_met_share": Level(66, 1.06, 34),
    "keep_home_12m": Level(79, 1.03, 21),
    "housing_first_persons": Level(1.6, 1.3),
    "user_satisfaction": Level(3.6, 1.03),
    "staff_trained": Level(5, 1.15),
    "users_involved": Level(4.5, 1.2),
    "needs_mapped_share": Level(48, 1.2, 60),
    "appeals_upheld_share": Level(17, 0.95, 6),
    "maturity_score": Level(2.4, 1.15),
    "social_assist_housing": Level(1_450_000, 0.97),
}

FOR_ALL = (
    "temp_families",
    "temp_households",
    "temp_over_90d_share",
    "waiting_total",
    "waiting_time_days",
    "new_applicants",
    "allotted_new",
    "refused_share",
    "evictions_done",
    "rent_to_own",
    "followup_households",
    "maturity_score",
)

# Figures that are broken down by group, with the share of each group in per cent. They are those
# with many cases: a group of a few persons would be hidden outside, and tell nothing.
SHARES = {
    "families": 22,
    "youth": 18,
    "refugees": 24,
    "mental_or_substance": 21,
    "adapted_home": 9,
}
BROKEN_DOWN = (
    "new_applicants",
    "allotted_new",
    "refused_share",
    "waiting_total",
    "waiting_time_days",
    "waiting_over_12m",
    "case_time_days",
    "temp_households",
    "eviction_petitions",
    "rent_arrears",
    "followup_households",
    "followup_need_met_share",
    "deposit_guarantees",
    "homeless_own_count",
    "needs_mapped_share",
    "users_involved",
)
