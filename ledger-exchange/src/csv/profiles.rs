//! The tables of banks, as data.
//!
//! Columns are known from the format descriptions of the banks where those are public (ASN, of which SNS and RegioBank
//! write the same table; Rabobank), and from files that several public readers of them agree on. A bank of which they
//! do not agree is left out, and so are tables in English but that of bunq, whose names are agreed on.

/// How a bank writes its table.
pub(super) struct Profile {
    /// The bank, for who reads this.
    #[allow(dead_code, reason = "says whose table it is")]
    pub(super) bank: &'static str,
    /// A line before the header, by its beginning.
    pub(super) title: Option<&'static str>,
    /// What may stand between columns.
    pub(super) delimiters: &'static [u8],
    /// What stands around a cell.
    pub(super) quote: u8,
    /// Whether the first row names the columns.
    pub(super) has_header: bool,
    /// With a header: the columns that are read, by which the table is known. Without: all of them in order, under
    /// names given here; empty for one that is not read.
    pub(super) columns: &'static [&'static str],
    /// Whether the last column came later, so that older tables lack it.
    pub(super) may_lack_last: bool,
    /// What stands before cents.
    pub(super) decimal: char,
    /// How days are written.
    pub(super) days: Days,
    /// The account.
    pub(super) account: &'static str,
    /// Columns with a currency.
    pub(super) currencies: &'static [&'static str],
    /// The day on which it was booked.
    pub(super) booked: &'static str,
    /// The day from which it bears interest.
    pub(super) value: Option<&'static str>,
    /// The amount.
    pub(super) amount: &'static str,
    /// What says whether it comes in.
    pub(super) sign: Sign,
    /// Which balance each row states.
    pub(super) running: Running,
    /// The name of the other party.
    pub(super) name: Option<&'static str>,
    /// The account of the other party.
    pub(super) counterparty: Option<&'static str>,
    /// The reference of the bank.
    pub(super) reference: Option<&'static str>,
    /// The reference that the payer chose.
    pub(super) end_to_end: Option<&'static str>,
    /// A reference in a column of its own.
    pub(super) stated: Option<&'static str>,
    /// Why it came back.
    pub(super) return_reason: Option<&'static str>,
    /// Not empty for several transactions that were booked as one.
    pub(super) batch: Option<&'static str>,
    /// What was written, in this order.
    pub(super) texts: &'static [&'static str],
}

/// How days are written.
#[derive(Clone, Copy)]
pub(super) enum Days {
    /// `20260131`.
    Compact,
    /// `2026-01-31` or `31-01-2026`.
    Dashes,
}

/// What says whether an amount comes in.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// The sign of the amount.
    OfAmount,
    /// A word in another column.
    Words {
        /// The column.
        column: &'static str,
        /// The word for what comes in.
        incoming: &'static str,
        /// The word for what goes out.
        outgoing: &'static str,
    },
}

/// Which balance a row states.
#[derive(Clone, Copy)]
pub(super) enum Running {
    /// None.
    Unstated,
    /// That before it.
    Before(&'static str),
    /// That after it.
    After(&'static str),
    /// Both.
    Both(&'static str, &'static str),
}

/// A profile in which nothing is stated but what every table has.
const PLAIN: Profile = Profile {
    bank: "",
    title: None,
    delimiters: b",",
    quote: b'"',
    has_header: true,
    columns: &[],
    may_lack_last: false,
    decimal: ',',
    days: Days::Dashes,
    account: "",
    currencies: &[],
    booked: "",
    value: None,
    amount: "",
    sign: Sign::OfAmount,
    running: Running::Unstated,
    name: None,
    counterparty: None,
    reference: None,
    end_to_end: None,
    stated: None,
    return_reason: None,
    batch: None,
    texts: &[],
};

const ING: Profile = Profile {
    bank: "ING",
    delimiters: b";,",
    columns: &[
        "Datum",
        "Naam / Omschrijving",
        "Rekening",
        "Tegenrekening",
        "Af Bij",
        "Bedrag (EUR)",
        "Mededelingen",
    ],
    days: Days::Compact,
    account: "Rekening",
    booked: "Datum",
    amount: "Bedrag (EUR)",
    sign: Sign::Words { column: "Af Bij", incoming: "Bij", outgoing: "Af" },
    name: Some("Naam / Omschrijving"),
    counterparty: Some("Tegenrekening"),
    texts: &["Mededelingen"],
    ..PLAIN
};

/// The profiles. One that asks for more columns comes before one that asks for fewer of them.
pub(super) const PROFILES: [Profile; 8] = [
    Profile {
        bank: "ING, since 2021",
        columns: &[
            "Datum",
            "Naam / Omschrijving",
            "Rekening",
            "Tegenrekening",
            "Af Bij",
            "Bedrag (EUR)",
            "Mededelingen",
            "Saldo na mutatie",
        ],
        running: Running::After("Saldo na mutatie"),
        ..ING
    },
    ING,
    Profile {
        bank: "Rabobank",
        columns: &[
            "IBAN/BBAN",
            "Munt",
            "Volgnr",
            "Datum",
            "Rentedatum",
            "Bedrag",
            "Saldo na trn",
            "Tegenrekening IBAN/BBAN",
            "Naam tegenpartij",
            "Batch ID",
            "Transactiereferentie",
            "Betalingskenmerk",
            "Omschrijving-1",
            "Omschrijving-2",
            "Omschrijving-3",
            "Reden retour",
        ],
        account: "IBAN/BBAN",
        currencies: &["Munt"],
        booked: "Datum",
        value: Some("Rentedatum"),
        amount: "Bedrag",
        running: Running::After("Saldo na trn"),
        name: Some("Naam tegenpartij"),
        counterparty: Some("Tegenrekening IBAN/BBAN"),
        reference: Some("Volgnr"),
        end_to_end: Some("Transactiereferentie"),
        stated: Some("Betalingskenmerk"),
        return_reason: Some("Reden retour"),
        batch: Some("Batch ID"),
        texts: &["Omschrijving-1", "Omschrijving-2", "Omschrijving-3"],
        ..PLAIN
    },
    Profile {
        bank: "Knab",
        title: Some("KNAB EXPORT"),
        delimiters: b";,",
        columns: &[
            "Rekeningnummer",
            "Transactiedatum",
            "Valutacode",
            "CreditDebet",
            "Bedrag",
            "Tegenrekeningnummer",
            "Tegenrekeninghouder",
            "Valutadatum",
            "Omschrijving",
            "Referentie",
        ],
        account: "Rekeningnummer",
        currencies: &["Valutacode"],
        booked: "Transactiedatum",
        value: Some("Valutadatum"),
        amount: "Bedrag",
        sign: Sign::Words { column: "CreditDebet", incoming: "C", outgoing: "D" },
        name: Some("Tegenrekeninghouder"),
        counterparty: Some("Tegenrekeningnummer"),
        reference: Some("Referentie"),
        texts: &["Omschrijving"],
        ..PLAIN
    },
    Profile {
        bank: "bunq",
        delimiters: b",;",
        columns: &[
            "Date",
            "Interest Date",
            "Amount",
            "Account",
            "Counterparty",
            "Name",
            "Description",
        ],
        decimal: '.',
        account: "Account",
        booked: "Date",
        value: Some("Interest Date"),
        amount: "Amount",
        name: Some("Name"),
        counterparty: Some("Counterparty"),
        texts: &["Description"],
        ..PLAIN
    },
    Profile {
        bank: "ABN AMRO, TXT or TAB",
        delimiters: b"\t",
        has_header: false,
        columns: &["account", "currency", "booked", "before", "after", "value", "amount", "text"],
        days: Days::Compact,
        account: "account",
        currencies: &["currency"],
        booked: "booked",
        value: Some("value"),
        amount: "amount",
        running: Running::Both("before", "after"),
        texts: &["text"],
        ..PLAIN
    },
    Profile {
        bank: "ASN, SNS and RegioBank",
        delimiters: b",;",
        quote: b'\'',
        has_header: false,
        columns: &[
            "made",
            "account",
            "counterparty",
            "name",
            "",
            "",
            "",
            "currency",
            "before",
            "currency of amount",
            "amount",
            "booked",
            "value",
            "",
            "",
            "number",
            "stated",
            "text",
            "",
        ],
        decimal: '.',
        account: "account",
        currencies: &["currency", "currency of amount"],
        booked: "booked",
        value: Some("value"),
        amount: "amount",
        running: Running::Before("before"),
        name: Some("name"),
        counterparty: Some("counterparty"),
        reference: Some("number"),
        stated: Some("stated"),
        texts: &["text"],
        ..PLAIN
    },
    Profile {
        bank: "Triodos",
        has_header: false,
        columns: &[
            "booked",
            "account",
            "amount",
            "sign",
            "name",
            "counterparty",
            "",
            "text",
            "after",
        ],
        may_lack_last: true,
        account: "account",
        booked: "booked",
        amount: "amount",
        sign: Sign::Words { column: "sign", incoming: "Credit", outgoing: "Debet" },
        running: Running::After("after"),
        name: Some("name"),
        counterparty: Some("counterparty"),
        texts: &["text"],
        ..PLAIN
    },
];
