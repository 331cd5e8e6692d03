//! 1. What the regiegroep must decide and know. 2. What the report is made from.

use ledger_core::views::monitoring::{Point, ReportBasis, Summary};

use crate::render::page::Page;
use crate::render::table::Table;
use crate::render::{Lang, values};

pub(super) fn summary(page: Page, summary: &Summary, lang: Lang) -> Page {
    let points = |points: &[Point]| -> Vec<String> {
        points.iter().map(|point| in_words(point, lang)).collect()
    };
    page.heading(lang.heading_summary())
        .subheading(lang.to_decide())
        .list(points(&summary.to_decide), lang.nothing_to_decide())
        .subheading(lang.to_know())
        .list(points(&summary.to_know), lang.nothing_to_know())
        .subheading(lang.key_figures())
        .table(Table::of_figures([
            (lang.result_to_date(), summary.result.amount.into()),
            (lang.budgeted_result(), summary.budgeted_result.amount.into()),
            (lang.contributions_invoiced(), summary.invoiced.amount.into()),
            (lang.contributions_received(), summary.received.amount.into()),
            (lang.overdue_of_any_year(), summary.overdue.amount.into()),
            (lang.cash(), summary.cash.amount.into()),
            (lang.reserve(), summary.reserve.amount.into()),
        ]))
}

pub(super) fn basis(page: Page, basis: &ReportBasis, lang: Lang) -> Page {
    let date = |day| values::date(day, lang);
    page.heading(lang.heading_basis())
        .table(Table::of_facts([
            (lang.covenant(), basis.covenant.name.clone().into()),
            (
                lang.period(),
                lang.period_of(
                    basis.year,
                    basis.period,
                    date(basis.from),
                    date(basis.reference_date),
                )
                .into(),
            ),
            (lang.reference_date(), date(basis.reference_date).into()),
            (lang.events(), lang.first_events(basis.made_from.events).into()),
            (lang.merkle_root(), basis.made_from.root.to_string().into()),
        ]))
        .paragraph(lang.what_counts())
}

fn in_words(point: &Point, lang: Lang) -> String {
    let money = |amount| values::money(amount, lang);
    match point {
        Point::OpenProposal { proposal, title, waits_for } => {
            lang.proposal_waits(proposal, title, lang.waiting_for(*waits_for))
        }
        Point::ResultLeft { year, left } if left.amount < ledger_core::Money::ZERO => {
            lang.point_deficit_left(year, money(left.amount.abs()))
        }
        Point::ResultLeft { year, left } => lang.point_surplus_left(year, money(left.amount)),
        Point::NoBudget { year } => lang.point_no_budget(year),
        Point::NoContributionSchedule { year } => lang.point_no_schedule(year),
        Point::NoRiskKey { year } => lang.point_no_risk_key(year),
        Point::ReviewDue { decision, title, review_on } => {
            lang.point_review_due(decision, title, values::date(*review_on, lang))
        }
        Point::LineDiffers { line, title, difference, percent, favourable } => {
            let mark = favourable.map_or("", |favourable| lang.favourable_mark(favourable));
            let difference = money(difference.amount);
            match percent {
                Some(percent) => {
                    let percent = values::percent(*percent, lang);
                    lang.point_line_differs(line, title, difference, percent, mark)
                }
                None => lang.point_line_unbudgeted(line, title, difference, mark),
            }
        }
        Point::Overdue { partners, overdue } => {
            lang.point_overdue(money(overdue.amount), partners.count)
        }
        Point::Unallocated { unallocated } => lang.unallocated_of(money(unallocated.amount)),
        Point::YearOpen { year } => lang.point_year_open(year),
        Point::NotSigned { partners } => lang.point_not_signed(partners.count),
        Point::ReportMissing { year, period } => lang.point_report_missing(year, period),
        Point::ContinuationDue { ends, due, late } => {
            let (ends, due) = (values::date(*ends, lang), values::date(*due, lang));
            match late {
                false => lang.point_continuation_due(ends, due),
                true => lang.point_continuation_late(ends, due),
            }
        }
        Point::ContinuationDecided { decision, due, on, ends, late } => {
            let [due, on, ends] = [due, on, ends].map(|day| values::date(*day, lang));
            match late {
                false => lang.point_continuation_decided(ends, on, decision),
                true => lang.point_continuation_decided_late(ends, on, decision, due),
            }
        }
        Point::SubsidyOverdue { subsidy, project, account_by } => {
            lang.point_subsidy_overdue(subsidy, project, values::date(*account_by, lang))
        }
        Point::ActionsLate { actions } => lang.point_actions_late(actions.count),
    }
}
