//! What is still to be done under the covenant, as a calendar. It has an event of a whole day for each
//! obligation and year that is not met, and for each subsidy to account for, action and decision to review,
//! on the last day to do it.
//!
//! The format is RFC 5545. Everything follows from the events of the ledger. Whether an obligation is met is
//! judged at the moment of the last recording. That moment is also the stamp of every entry, so the same
//! events always give the same bytes. A program that reads the calendar again recognises an entry by its
//! identifier, which names the covenant, the obligation, the year and the period.

use std::io::{self, Write};

use ledger_core::views::obligations::{Agenda, Due, DueItem, ObligationGroup};
use ledger_core::{Covenant, Date, Ledger, Moment};

use ledger_core::text::harmless;
use ledger_report::Lang;

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
        for entry in obligations.chain(others) {
            entry.write(&mut out, covenant, recorded_at)?;
        }
    }
    line(&mut out, "END:VCALENDAR")?;
    out.flush()
}

/// A day in the calendar, with its entry.
struct Entry {
    /// The identifier, which never changes for the same item.
    identifier: String,
    due: Date,
    summary: String,
    description: String,
}

impl Entry {
    fn of_obligation(covenant: &Covenant, group: &ObligationGroup, lang: Lang) -> Entry {
        let (obligation, year) = (group.obligation.code(), group.year);
        let period = group.period.map(|period| format!("-{period}")).unwrap_or_default();
        let name = ledger_report::obligation_name(group, lang);
        let done = ledger_report::obligation_done(group, lang);
        Entry {
            identifier: format!("{obligation}-{year}{period}"),
            due: group.due,
            summary: format!("{name} {year}"),
            description: format!("{done}\n{}", lang.citation(covenant, group.article)),
        }
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
        Entry { identifier, due: item.due, summary, description }
    }

    fn write(self, out: &mut impl Write, covenant: &Covenant, stamped: Moment) -> io::Result<()> {
        let Entry { identifier, due, summary, description } = self;
        line(out, "BEGIN:VEVENT")?;
        line(out, &format!("UID:{identifier}@{}.convenant.invalid", covenant.identity.code))?;
        line(out, &format!("DTSTAMP:{}", stamp(stamped)))?;
        line(out, &format!("DTSTART;VALUE=DATE:{}", day(due)))?;
        line(out, &format!("DTEND;VALUE=DATE:{}", day(due.plus_days(1))))?;
        line(out, &format!("SUMMARY:{}", text(&summary)))?;
        line(out, &format!("DESCRIPTION:{}", text(&description)))?;
        line(out, "TRANSP:TRANSPARENT")?;
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
