//! `convenant payment receive|allocate|reallocate|reverse|refund`

use clap::Subcommand;
use ledger_core::acts::payment::{Allocate, AllocatePayment, AllocateTo, ReceivePayment};
use ledger_core::acts::storno::{ReallocatePayment, RefundOverpayment, ReversePayment};
use ledger_core::{Command, InvoiceNumber, Money, PaymentId};

use crate::globals::amount;
use ledger_app::failure::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum Payment {
    /// Record money that a partner paid into the bank account
    #[command(after_help = "\
Examples:
  convenant payment receive --partner gemeente-oost --amount 750 \\
      --bank-reference 2019-118 --on 2019-02-20
  convenant payment receive --partner gemeente-oost --amount 750 \\
      --bank-reference 2019-118 \\
      --allocate C2018-0003=500 --allocate C2019-0003=250")]
    Receive {
        /// Who paid, by code or name
        #[arg(long)]
        partner: String,
        /// How much
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
        /// What it is for: `oldest` open invoices first, `none` yet, or INVOICE=AMOUNT, several times
        #[arg(long, value_parser = part, default_value = "oldest")]
        allocate: Vec<Part>,
    },
    /// Put money received earlier against an invoice
    #[command(after_help = "Example:\n  convenant payment allocate 12 --invoice C2019-0003")]
    Allocate {
        /// The number of the payment
        payment: u32,
        /// The invoice
        #[arg(long)]
        invoice: InvoiceNumber,
        /// How much [default: as much as fits]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
    },
    /// Take money from an invoice, and put it against another
    #[command(after_help = "\
Example:
  convenant payment reallocate 12 --from C2018-0003 --to C2019-0003")]
    Reallocate {
        /// The number of the payment
        payment: u32,
        /// The invoice it is taken from
        #[arg(long)]
        from: InvoiceNumber,
        /// The invoice it is put against [default: none yet]
        #[arg(long)]
        to: Option<InvoiceNumber>,
        /// How much [default: all that stands against the first invoice]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
    },
    /// Record that the bank took a payment back (storno)
    #[command(after_help = "\
Example:
  convenant payment reverse 12 --reason storno --bank-reference 2019-131")]
    Reverse {
        /// The number of the payment
        payment: u32,
        /// Why
        #[arg(long)]
        reason: String,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
    /// Record that what was paid too much was paid back
    #[command(after_help = "Example:\n  convenant payment refund 12 --bank-reference 2019-140")]
    Refund {
        /// The number of the payment
        payment: u32,
        /// How much [default: all that is not put against an invoice]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

/// A word or a part of an allocation.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Oldest,
    None,
    To(InvoiceNumber, Money),
}

fn part(text: &str) -> Result<Part, String> {
    match (text, text.split_once('=')) {
        ("oldest", _) => Ok(Part::Oldest),
        ("none", _) => Ok(Part::None),
        (_, Some((invoice, money))) => {
            let invoice = invoice.parse().map_err(|error| format!("{error}"))?;
            Ok(Part::To(invoice, amount(money)?))
        }
        (_, None) => Err("write oldest, none, or an invoice and amount: C2018-0001=500".to_owned()),
    }
}

impl Payment {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Payment::Receive { partner, amount, bank_reference, allocate } => {
                let allocate = allocation(&allocate)?;
                ReceivePayment { partner, amount, bank_reference, allocate }.into()
            }
            Payment::Allocate { payment, invoice, amount } => {
                AllocatePayment { payment: PaymentId(payment), invoice, amount }.into()
            }
            Payment::Reallocate { payment, from, to, amount } => {
                ReallocatePayment { payment: PaymentId(payment), from, to, amount }.into()
            }
            Payment::Reverse { payment, reason, bank_reference } => {
                ReversePayment { payment: PaymentId(payment), reason, bank_reference }.into()
            }
            Payment::Refund { payment, amount, bank_reference } => {
                RefundOverpayment { payment: PaymentId(payment), amount, bank_reference }.into()
            }
        })
    }
}

/// Combines the parts. A word covers everything, so anything else beside it would be ignored.
fn allocation(parts: &[Part]) -> Result<Allocate, Failure> {
    match parts {
        [Part::Oldest] => return Ok(Allocate::Oldest),
        [Part::None] => return Ok(Allocate::None),
        _ => {}
    }
    let to = parts.iter().map(|part| match part {
        Part::To(invoice, amount) => Ok(AllocateTo { invoice: *invoice, amount: *amount }),
        Part::Oldest | Part::None => Err(Failure::usage(|lang| lang.allocated_in_two_ways())),
    });
    to.collect::<Result<_, _>>().map(Allocate::These)
}

#[cfg(test)]
mod tests {
    use ledger_app::failure::Kind;

    use super::*;

    fn allocated(texts: &[&str]) -> Result<Allocate, Kind> {
        let parts: Vec<Part> = texts.iter().map(|text| part(text).unwrap()).collect();
        allocation(&parts).map_err(|failure| failure.kind())
    }

    #[test]
    fn a_word_stands_alone() {
        assert_eq!(allocated(&["oldest"]), Ok(Allocate::Oldest));
        assert_eq!(allocated(&["none"]), Ok(Allocate::None));
        let both = allocated(&["C2020-0001=5", "C2020-0002=7,50"]);
        assert!(matches!(both, Ok(Allocate::These(to)) if to.len() == 2));
        for texts in [&["none", "oldest"][..], &["none", "C2020-0001=5"], &["oldest", "oldest"]] {
            assert_eq!(allocated(texts), Err(Kind::Usage), "{texts:?}");
        }
    }
}
