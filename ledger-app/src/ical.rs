//! What is still to be done under the covenant, as a calendar. It has an event of a whole day for each
//! obligation and year that is not met, with the partners it is not done for, and for each subsidy to account for,
//! action and decision to review, on the last day to do it; and one for each day on which open invoices are due. What is
//! late says so; of the rest a reminder comes a week before.
//!
//! The format is RFC 5545. Everything follows from the events of the ledger. Whether an obligation is met is
//! judged at the moment of the last recording. That moment is also the stamp of every entry, so the same
//! events always give the same bytes. A program that reads the calendar again recognises an entry by its
//! identifier, which names the covenant, the obligation, the year and the period.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ledger_core::views::obligations::{Agenda, Due, DueItem, ObligationGroup};
use ledger_core::views::receivables::Receivables;
use ledger_core::{Covenant, Date, Ledger, Moment, Money};

use ledger_core::text::harmless;
use ledger_report::Lang;

/// How long before its day an entry is brought to mind: a week.
const WARNED_BEFORE: &str = "-P7D";

/// The most octets a line has, without its end.
const LINE: usize = 75;

/// Writes the calendar.
///
/// # Errors
/// Those of the writer.
pub fn write(ledger: &Ledger, lang: Lang, mut out: impl Write) -> io::Result<()> {
    line(&mut out, "BEGIN:VCALENDAR")?;
    line(&mut out, "VERSION:2.0")?;
    let language = match lang {
        Lang::Nl => "NL",
        Lang::En => "EN",
    };
    line(&mut out, &format!("PRODID:-//Convenant//Convenant//{language}"))?;
    line(&mut out, "CALSCALE:GREGORIAN")?;
    if let (Some(covenant), Some(recorded_at)) = (ledger.covenant(), ledger.recorded_at()) {
        line(&mut out, &format!("X-WR-CALNAME:{}", text(&covenant.identity.name)))?;
        let on = covenant.day_of(recorded_at);
        let obligations = Agenda::open(ledger, on).into_iter();
        let obligations = obligations.map(|group| Entry::of_obligation(covenant, &group, lang));
        let others = DueItem::open(ledger, on).into_iter();
        let others = others.map(|item| Entry::of_item(&item, lang));
        let invoices = invoices(&Receivables::of(ledger, on, None), lang);
        for entry in obligations.chain(others).chain(invoices) {
            entry.dated(on, lang).write(&mut out, covenant, recorded_at)?;
        }
    }
    line(&mut out, "END:VCALENDAR")?;
    out.flush()
}

/// An entry for each day on which open invoices are due, with who owes them.
fn invoices(open: &Receivables, lang: Lang) -> Vec<Entry> {
    let mut by_day: BTreeMap<Date, (usize, Money, Vec<String>)> = BTreeMap::new();
    for partner in &open.partners {
        for invoice in &partner.invoices {
            let (count, sum, names) = by_day.entry(invoice.due).or_default();
            *count += 1;
            *sum += invoice.open.amount;
            if names.last() != Some(&partner.name) {
                names.push(partner.name.clone());
            }
        }
    }
    let entry = |(due, (count, sum, names)): (Date, (usize, Money, Vec<String>))| Entry {
        identifier: format!("invoices-{due}"),
        due,
        summary: lang.invoices_due(count, ledger_report::money(sum, lang)),
        description: lang.first_names(&names),
        late: false,
    };
    by_day.into_iter().map(entry).collect()
}

/// A day in the calendar, with its entry.
struct Entry {
    /// The identifier, which never changes for the same item.
    identifier: String,
    due: Date,
    summary: String,
    description: String,
    late: bool,
}

impl Entry {
    fn of_obligation(covenant: &Covenant, group: &ObligationGroup, lang: Lang) -> Entry {
        let (obligation, year) = (group.obligation.code(), group.year);
        let period = group.period.map(|period| format!("-{period}")).unwrap_or_default();
        let name = ledger_report::obligation_name(group, lang);
        let done = ledger_report::obligation_done(group, lang);
        let open = ledger_report::open_partners(group, lang);
        let citation = lang.citation(covenant, group.article);
        let said = [Some(done), open, Some(citation.to_owned())];
        Entry {
            identifier: format!("{obligation}-{year}{period}"),
            due: group.due,
            summary: format!("{name} {year}"),
            description: said.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            late: false,
        }
    }

    /// Says that its day is the last one, or that it is over.
    fn dated(self, on: Date, lang: Lang) -> Entry {
        let late = self.due < on;
        let summary = match late {
            true => lang.late_in_calendar(&self.summary),
            false => lang.last_day_in_calendar(&self.summary),
        };
        Entry { summary, late, ..self }
    }

    fn of_item(item: &DueItem, lang: Lang) -> Entry {
        let identifier = match item.what {
            Due::AccountForSubsidy { subsidy } => format!("subsidy-{subsidy}"),
            Due::ApplyForChance { chance } => format!("chance-{chance}"),
            Due::Action { action } => format!("action-{action}"),
            Due::ReviewDecision { decision } => format!("decision-{decision}"),
            Due::VoteOn { proposal } => format!("proposal-{proposal}"),
            Due::PayBill { expense } => format!("expense-{expense}"),
        };
        let summary = lang.due_item_titled(item.what, &item.title);
        let description = item.title.clone();
        Entry { identifier, due: item.due, summary, description, late: false }
    }

    fn write(self, out: &mut impl Write, covenant: &Covenant, stamped: Moment) -> io::Result<()> {
        let Entry { identifier, due, summary, description, late } = self;
        line(out, "BEGIN:VEVENT")?;
        line(out, &format!("UID:{identifier}@{}.convenant.invalid", covenant.identity.code))?;
        line(out, &format!("DTSTAMP:{}", stamp(stamped)))?;
        line(out, &format!("DTSTART;VALUE=DATE:{}", day(due)))?;
        line(out, &format!("DTEND;VALUE=DATE:{}", day(due.plus_days(1))))?;
        line(out, &format!("SUMMARY:{}", text(&summary)))?;
        line(out, &format!("DESCRIPTION:{}", text(&description)))?;
        line(out, "TRANSP:TRANSPARENT")?;
        if !late {
            line(out, "BEGIN:VALARM")?;
            line(out, "ACTION:DISPLAY")?;
            line(out, &format!("DESCRIPTION:{}", text(&summary)))?;
            line(out, &format!("TRIGGER:{WARNED_BEFORE}"))?;
            line(out, "END:VALARM")?;
        }
        line(out, "END:VEVENT")
    }
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A moment in UTC, to the second.
fn stamp(moment: Moment) -> String {
    let text = moment.to_string().replace(['-', ':'], "");
    let seconds = text.split('.').next().unwrap_or_default();
    format!("{seconds}Z")
}

/// Text as a value: harmless, with its separators and ends of line escaped.
fn text(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for char in harmless(text).chars() {
        match char {
            '\\' | ';' | ',' => value.extend(['\\', char]),
            '\n' => value.push_str("\\n"),
            plain => value.push(plain),
        }
    }
    value
}

/// Writes a line, folded where it would be too long, never within a character.
fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    let (mut folded, mut octets) = (String::with_capacity(text.len()), 0);
    for char in text.chars() {
        if octets + char.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(char);
        octets += char.len_utf8();
    }
    write!(out, "{folded}\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_at_75_octets_and_never_within_a_character() {
        let folded = |text: &str| {
            let mut out = Vec::new();
            line(&mut out, text).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        // 74 octets, and then a character of two.
        let text = format!("{}é{}", "a".repeat(74), "b".repeat(73));
        assert_eq!(folded(&text), format!("{}\r\n é{}\r\n b\r\n", "a".repeat(74), "b".repeat(72)));
    }

    #[test]
    fn a_text_has_its_separators_escaped() {
        assert_eq!(text("a, b; c\\d\ne\tf: \"g\""), "a\\, b\\; c\\\\d\\ne\u{fffd}f: \"g\"");
    }

    #[test]
    fn a_moment_is_stamped_to_the_second() {
        assert_eq!(stamp("2019-03-31T12:00:00.250Z".parse().unwrap()), "20190331T120000Z");
    }
}
