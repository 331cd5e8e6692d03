//! The table of acts on the command line, in the order of the help.

use super::options::Spelling;
use super::{Noun, Verb};

/// An act that is called by a verb.
const fn verb(name: &'static str, kind: &'static str) -> Verb {
    let spelling = Spelling { positional: None, names: &[] };
    Verb { name, kind, spelling, examples: "", next: "", of_several: None }
}

/// A choice of an act, called by its own word.
const fn choice(kind: &'static str) -> Verb {
    verb(kind, kind)
}

impl Verb {
    /// The field that is given without an option.
    const fn on(self, field: &'static str) -> Verb {
        Verb { spelling: Spelling { positional: Some(field), ..self.spelling }, ..self }
    }

    /// Fields whose option has another name.
    const fn named(self, names: &'static [(&'static str, &'static str)]) -> Verb {
        Verb { spelling: Spelling { names, ..self.spelling }, ..self }
    }

    const fn next(self, next: &'static str) -> Verb {
        Verb { next, ..self }
    }

    const fn examples(self, examples: &'static str) -> Verb {
        Verb { examples, ..self }
    }

    const fn of_several(self, field: &'static str, choices: &'static [Verb]) -> Verb {
        Verb { of_several: Some((field, choices)), ..self }
    }
}

/// Partners of which all may be meant.
const PARTNERS: &[(&str, &str)] = &[("partners", "partner")];

pub(crate) const NOUNS: &[Noun] = &[
    Noun {
        name: "covenant",
        about: "Record that parties sign, and that what is left is transferred",
        examples: "",
        verbs: &[
            verb("sign", "sign-covenant").named(PARTNERS).next("show partners").examples(
                "Example:\n  convenant covenant sign --all --on 2018-10-31 --actor founder",
            ),
            verb("transfer", "transfer-remainder")
                .next("show overview")
                .examples("Example:\n  convenant covenant transfer --bank-reference 2023-12"),
        ],
    },
    Noun {
        name: "role",
        about: "Appoint the project leader and the holders of seats",
        examples: "",
        verbs: &[
            verb("appoint", "appoint").on("role").next("show overview").examples(
                "Example:\n  convenant role appoint gemeente --person 12 --on 2020-09-01",
            ),
            verb("end", "end-appointment")
                .on("role")
                .next("show overview")
                .examples("Example:\n  convenant role end gemeente --on 2020-08-31"),
        ],
    },
    Noun {
        name: "mandate",
        about: "Let a deputy or another seat vote for a seat",
        examples: "",
        verbs: &[
            verb("grant", "grant-mandate").on("seat").next("show mandates").examples(
                "\
Examples:
  convenant mandate grant gemeente --deputy 31 --source \"brief 12 maart\"
  convenant mandate grant ppo --proxy gemeente --until 2020-06-12",
            ),
            verb("withdraw", "withdraw-mandate")
                .on("mandate")
                .next("show mandates")
                .examples("Example:\n  convenant mandate withdraw 2 --on 2020-09-01"),
        ],
    },
    Noun {
        name: "proposal",
        about: "Propose, consult, vote and decide",
        examples: "\
Example, from a proposal to a decision:
  convenant proposal submit other --title Voortzetting --text \"Wij gaan door.\"
  convenant proposal consult 1 --advice positive --text \"Akkoord.\"
  convenant proposal vote 1 --seat gemeente --vote for
  convenant proposal decide 1 --manner meeting",
        verbs: &[
            verb("submit", "submit-proposal")
                .of_several("subject", SUBJECTS)
                .next("show proposals"),
            verb("consult", "consult-projectgroep").on("proposal").next("show proposals").examples(
                "\
Example:
  convenant proposal consult 4 --advice positive \\
      --text \"Akkoord, mits de reserve op peil blijft.\"",
            ),
            verb("vote", "cast-vote").on("proposal").next("show proposals").examples(
                "\
Examples:
  convenant proposal vote 4 --seat gemeente --vote for
  convenant proposal vote 4 --seat ppo --vote for --by proxy",
            ),
            verb("decide", "decide-proposal")
                .on("proposal")
                .named(&[("conditions", "condition")])
                .next("show decisions")
                .examples(
                    "\
Examples:
  convenant proposal decide 4 --manner meeting --on 2019-10-03
  convenant proposal decide 4 --manner meeting --for gemeente --for ppo --abstain swv-vo
  convenant proposal decide 4 --manner meeting --for gemeente=deputy --for ppo=proxy
  convenant proposal decide 4 --manner meeting --meeting 7 --review-on 2020-10-01 \\
      --condition \"Nieuwe uitgaven boven 2.500 euro eerst overleggen\" \\
      --condition \"projectgroep=2020-01-31=De raming van de subsidie vernieuwen\"
A condition without owner is the project leader's; without day it is to be met by
the day on which the decision is looked at again.",
                ),
            verb("withdraw", "withdraw-proposal").on("proposal").next("show overview").examples(
                "Example:\n  convenant proposal withdraw 4 --reason \"Eerst meer cijfers.\"",
            ),
        ],
    },
    Noun {
        name: "decision",
        about: "Name the meeting in which a decision was taken",
        examples: "",
        verbs: &[verb("minute", "minute-decision")
            .on("decision")
            .next("show decisions")
            .examples("Example:\n  convenant decision minute 4 --meeting 7")],
    },
    Noun {
        name: "take-over",
        about: "Take over a covenant that already runs: decisions, then the books",
        examples: "",
        verbs: &[
            verb("decision", "take-over-decision")
                .of_several("subject", EARLIER)
                .next("show decisions"),
            verb("books", "open-books").next("show balance").examples(OPENING),
        ],
    },
    Noun {
        name: "contribution",
        about: "Invoice the contributions of partners",
        examples: "",
        verbs: &[
            verb("invoice", "invoice-contribution")
                .named(PARTNERS)
                .next("show receivables")
                .examples(
                    "\
Examples:
  convenant contribution invoice --year 2018-2019 --all
  convenant contribution invoice --year 2018-2019 --partner gemeente-oost \\
      --amount 750 --reason \"besluit 4\"",
                ),
            verb("credit", "credit-invoice").on("invoice").next("show receivables").examples(
                "\
Example:
  convenant contribution credit C2018-0003 --amount 250 --reason \"te hoog\"",
            ),
            verb("remind", "send-reminders")
                .named(&[("invoices", "invoice")])
                .next("show receivables")
                .examples(
                    "\
Examples:
  convenant contribution remind
  convenant contribution remind --invoice C2018-0003 --invoice C2018-0007",
                ),
        ],
    },
    Noun {
        name: "invoice",
        about: "Invoice something else than a contribution; disputes, arrangements and small differences of any invoice",
        examples: "",
        verbs: &[
            verb("send", "send-invoice")
                .named(&[("payment_term_days", "payment-term DAYS")])
                .next("show receivables")
                .examples(
                    "\
Example:
  convenant invoice send --to dorpshuis --line verhuur --amount 150 \\
      --description \"Huur van de zaal\" --from 2019-05-01 --until 2019-05-31",
                ),
            verb("dispute", "dispute-invoice").on("invoice").next("show receivables").examples(
                "\
Example:
  convenant invoice dispute C2018-0003 --reason \"niet akkoord met het bedrag\"",
            ),
            verb("settle", "settle-dispute").on("invoice").next("show receivables").examples(
                "\
Example:
  convenant invoice settle C2018-0003 --ruling rejected --outcome \"besproken, het bedrag klopt\"",
            ),
            verb("write-off", "write-off-difference")
                .on("invoice")
                .next("show receivables")
                .examples(
                    "\
Example, of an invoice of which no more than a small difference is open:
  convenant invoice write-off C2018-0003 --reason \"bankkosten ingehouden\"",
                ),
            verb("arrange", "arrange-payment")
                .named(&[("invoices", "invoice"), ("terms", "term")])
                .next("show receivables")
                .examples(
                    "\
Example:
  convenant invoice arrange --invoice C2018-0003 --term 2019-05-01=400 --term 2019-06-01=350 \\
      --agreed-with \"hoofd financiën\"",
                ),
            verb("end-arrangement", "end-arrangement")
                .on("invoice")
                .next("show receivables")
                .examples(
                    "\
Example:
  convenant invoice end-arrangement C2018-0003 --reason \"termijn niet betaald\"",
                ),
        ],
    },
    Noun {
        name: "issuer",
        about: "State who issues the invoices",
        examples: "",
        verbs: &[verb("state", "state-issuer")
            .named(&[
                ("legal_name", "name"),
                ("address", "address LINE"),
                ("chamber_number", "kvk NUMBER"),
                ("vat_id", "vat-id ID"),
                ("email", "email ADDRESS"),
                ("telephone", "telephone NUMBER"),
            ])
            .next("log --kind issuer-stated")
            .examples(
                "\
Example:
  convenant issuer state --on 2018-11-09 --name \"Stichting Voorbeeld\" \\
      --address \"Voorbeeldstraat 1\" --address \"0000 AA Voorbeeldstad\" \\
      --kvk 00000000 --iban \"NL91 ABNA 0417 1643 00\"",
            )],
    },
    Noun {
        name: "partner",
        about: "State where partners are billed, and register third parties",
        examples: "",
        verbs: &[
            verb("register", "register-relation").next("show partners").examples(
                "\
Example:
  convenant partner register --code dorpshuis --name \"Stichting Dorpshuis\"",
            ),
            verb("billed-at", "state-billing-address")
                .on("partner")
                .named(&[
                    ("addressee", "name"),
                    ("address", "address LINE"),
                    ("reference", "reference TEXT"),
                ])
                .next("log --kind billing-address-stated")
                .examples(
                    "\
Example:
  convenant partner billed-at gemeente --on 2018-11-09 --name \"Gemeente Voorbeeld, crediteuren\" \\
      --address \"Voorbeeldplein 1\" --address \"0000 AB Voorbeeldstad\" \\
      --reference \"bestelling 4711\"",
                ),
        ],
    },
    Noun {
        name: "subsidy",
        about: "Record what grantors give for projects",
        examples: "",
        verbs: &[
            verb("grant", "grant-subsidy").next("show subsidies").examples(
                "\
Example:
  convenant subsidy grant --grantor \"Provincie\" --reference 2019/44 \\
      --project \"Talentenlab\" --amount 20000 --from 2019-09-01 \\
      --until 2020-07-31 --account-by 2020-10-31 --on 2019-06-03",
            ),
            verb("receive", "receive-subsidy").on("subsidy").next("show subsidies").examples(
                "\
Example:
  convenant subsidy receive 1 --amount 15000 --bank-reference 2019-212",
            ),
            verb("settle", "settle-subsidy").on("subsidy").next("show subsidies").examples(
                "\
Examples:
  convenant subsidy settle 1                    award what was spent
  convenant subsidy settle 1 --awarded 20000",
            ),
            verb("repay", "repay-subsidy")
                .on("subsidy")
                .next("show subsidies")
                .examples("Example:\n  convenant subsidy repay 1 --bank-reference 2020-310"),
        ],
    },
    Noun {
        name: "commitment",
        about: "Enter what was promised on a budget line",
        examples: "",
        verbs: &[
            verb("enter", "enter-commitment").next("show budget").examples(
                "\
Example:
  convenant commitment enter --line conferentie --amount 4200 \\
      --supplier \"Theater\" --description \"Zaalhuur\" --on 2019-02-01
  convenant expense record --line conferentie --amount 4200 --commitment 1 \\
      --supplier \"Theater\" --description \"Zaalhuur\" --on 2019-04-12",
            ),
            verb("change", "change-commitment").on("commitment").next("show budget").examples(
                "\
Example:
  convenant commitment change 1 --amount 4500 --reason \"extra techniek\"",
            ),
            verb("release", "release-commitment")
                .on("commitment")
                .next("show budget")
                .examples("Example:\n  convenant commitment release 1 --reason afgerond"),
        ],
    },
    Noun {
        name: "budget",
        about: "Say on which line something belongs, what a line will come to, and why it differs",
        examples: "",
        verbs: &[
            verb("assign", "assign-line").on("position").next("show budget").examples(
                "\
Example, of bank costs that were recorded without a line:
  convenant budget assign \"expense 7\" --line bankkosten --reason \"begrotingswijziging\"",
            ),
            verb("forecast", "state-forecast").next("show budget").examples(
                "\
Example:
  convenant budget forecast --year 2018-2019 --line drukwerk --amount 900 \\
      --reason \"offerte van de drukker\"",
            ),
            verb("explain", "explain-difference").next("show budget").examples(
                "\
Example:
  convenant budget explain --year 2018-2019 --line drukwerk \\
      --text \"De brochure is digitaal verschenen.\"",
            ),
        ],
    },
    Noun {
        name: "correct",
        about: "Reverse a financial act that was recorded wrongly",
        examples: "",
        verbs: &[verb("", "correct-act")
            .on("position")
            .named(&[("position", "event EVENT")])
            .next("log")
            .examples(
                "\
An event is named by its position in the log, or by what it recorded: \"expense 14\", \"payment 3\",
\"subsidy 2\", K2019-0001.

Example, an expense of 812.50 that should have been 821.50:
  convenant correct \"expense 14\" --reason \"cijfers verwisseld\"
  convenant expense record --line drukwerk --amount 821,50 \\
      --supplier Drukkerij --description Brochure",
            )],
    },
    Noun {
        name: "payment",
        about: "Record what partners pay, and on which invoices",
        examples: "",
        verbs: &[
            verb("receive", "receive-payment").next("show receivables").examples(
                "\
Examples:
  convenant payment receive --partner gemeente-oost --amount 750 \\
      --bank-reference 2019-118 --on 2019-02-20
  convenant payment receive --partner gemeente-oost --amount 750 \\
      --bank-reference 2019-118 \\
      --allocate C2018-0003=500 --allocate C2019-0003=250",
            ),
            verb("unknown", "receive-unknown").next("show receivables").examples(
                "\
Example:
  convenant payment unknown --amount 250 --bank-reference 2019-119 --on 2019-02-21 \\
      --payer \"Stichting Vrienden\" --description \"zonder omschrijving, bank gevraagd\"",
            ),
            verb("resolve", "resolve-receipt")
                .on("receipt")
                .named(&[("paid_back", "paid-back BANK_REFERENCE")])
                .next("show receivables")
                .examples(
                    "\
Examples:
  convenant payment resolve 1 --partner gemeente-oost
  convenant payment resolve 1 --line giften",
                ),
            verb("allocate", "allocate-payment")
                .on("payment")
                .next("show receivables")
                .examples("Example:\n  convenant payment allocate 12 --invoice C2019-0003"),
            verb("reallocate", "reallocate-payment")
                .on("payment")
                .named(&[("from", "from INVOICE"), ("to", "to INVOICE")])
                .next("show receivables")
                .examples(
                    "\
Example:
  convenant payment reallocate 12 --from C2018-0003 --to C2019-0003",
                ),
            verb("reverse", "reverse-payment").on("payment").next("show receivables").examples(
                "\
Example:
  convenant payment reverse 12 --reason storno --bank-reference 2019-131",
            ),
            verb("refund", "refund-overpayment")
                .on("payment")
                .next("show receivables")
                .examples("Example:\n  convenant payment refund 12 --bank-reference 2019-140"),
        ],
    },
    Noun {
        name: "income",
        about: "Record income that is not from contributions",
        examples: "",
        verbs: &[verb("record", "record-other-income").next("show budget").examples(
            "\
Examples:
  convenant income record --line verhuur --amount 150 \\
      --description \"Zaal verhuurd\" --bank-reference 2019-201
  convenant income record --amount 3,20 --description Rente --bank-reference 2019-202",
        )],
    },
    Noun {
        name: "expense",
        about: "Record expenses and what is paid of them",
        examples: "",
        verbs: &[
            verb("record", "record-expense")
                .named(&[("paid", "paid BANK_REFERENCE")])
                .next("show budget")
                .examples(
                    "\
Examples:
  convenant expense record --line drukwerk --amount 812,50 \\
      --supplier \"Drukkerij De Haan\" --description \"Brochure\" --on 2019-03-04
  convenant expense record --line drukwerk --amount 24,95 --paid 2019-306 \\
      --supplier \"Kantoorwinkel\" --description \"Papier\" --on 2019-03-05
  convenant expense record --line drukwerk --amount 484 --supplier de-haan \\
      --description Flyers --invoice 2019/0451 --invoice-date 2019-03-01 --vat 21=84
  convenant expense record --amount 12,50 --paid 2019-307 \\
      --supplier Bank --description \"Bankkosten maart\" --on 2019-03-31",
                ),
            verb("pay", "pay-expense")
                .on("expense")
                .next("show payables")
                .examples("Example:\n  convenant expense pay 7 --bank-reference 2019-305"),
            verb("pay-several", "pay-expenses")
                .named(&[("expenses", "expense"), ("parts", "part")])
                .next("show payables")
                .examples(
                    "\
Example, one bank entry for two whole bills and a part of a third:
  convenant expense pay-several --expense 7 --expense 9 --part 12=250 \\
      --bank-reference 2019-311",
                ),
            verb("credit", "credit-expense").on("expense").next("show payables").examples(
                "\
Example:
  convenant expense credit 7 --amount 121 --vat 21=21 --number CN-44 \\
      --reason \"verkeerd geleverd\"",
            ),
            verb("set-off", "set-off-credit")
                .on("credit")
                .next("show payables")
                .examples("Example:\n  convenant expense set-off 1 --expense 9"),
            verb("refund", "receive-supplier-refund")
                .on("credit")
                .next("show payables")
                .examples("Example:\n  convenant expense refund 1 --bank-reference 2019-320"),
            verb("defer", "defer-expense").on("expense").next("show balance").examples(
                "\
Example, of an insurance that runs from May to April:
  convenant expense defer 7 --amount 400 --reason \"januari tot en met april\" --on 2019-07-31",
            ),
            verb("accrue", "accrue-expense").next("show budget").examples(
                "\
Example:
  convenant expense accrue --line drukwerk --amount 350 \\
      --description \"Drukkerij, nota juli\" --on 2019-07-31",
            ),
        ],
    },
    Noun {
        name: "bank",
        about: "Keep the bank accounts of the covenant, and move money between them",
        examples: "",
        verbs: &[
            verb("register", "register-bank-account").on("code").next("show bank").examples(
                "\
Example:
  convenant bank register sparen --name Spaarrekening --iban \"NL91 ABNA 0417 1643 00\"",
            ),
            verb("change", "change-bank-account")
                .on("account")
                .next("show bank")
                .examples("Example:\n  convenant bank change bank --name \"Lopende rekening\""),
            verb("close", "close-bank-account")
                .on("account")
                .next("show bank")
                .examples("Example:\n  convenant bank close sparen --on 2019-12-31"),
            verb("transfer", "transfer-money").next("show bank").examples(
                "\
Example:
  convenant bank transfer --from bank --to sparen --amount 5000 \\
      --reference-out 2019-140 --reference-in S-2019-3",
            ),
        ],
    },
    Noun {
        name: "supplier",
        about: "Keep the register of suppliers",
        examples: "",
        verbs: &[
            verb("register", "register-supplier").on("code").next("show suppliers").examples(
                "\
Examples:
  convenant supplier register de-haan --name \"Drukkerij De Haan\" --payment-term-days 30
  convenant supplier register tekenaar --person 14",
            ),
            verb("change", "change-supplier").on("supplier").next("show suppliers").examples(
                "Example:\n  convenant supplier change de-haan --iban \"NL91 ABNA 0417 1643 00\"",
            ),
        ],
    },
    Noun {
        name: "year",
        about: "Close the books of a year",
        examples: "",
        verbs: &[verb("close", "close-year")
            .on("year")
            .next("show income")
            .examples("Example:\n  convenant year close 2018-2019 --on 2019-09-15")],
    },
    Noun {
        name: "action",
        about: "Keep the action list",
        examples: "",
        verbs: &[
            verb("open", "open-action").next("show actions").examples(
                "\
Example:
  convenant action open --owner projectgroep --due 2019-05-01 \\
      --title \"Scholen bellen over de netwerkbijeenkomst\"",
            ),
            verb("close", "close-action").on("action").next("show actions").examples(
                "\
Example:
  convenant action close 3 --state done --outcome \"Alle scholen zijn gebeld.\"
  convenant action close 5 --state dropped --decision 12 --outcome \"Niet meer nodig.\"
A condition of a decision is dropped by a later decision alone.",
            ),
            verb("postpone", "postpone-action").on("action").next("show actions").examples(
                "\
Example:
  convenant action postpone 3 --due 2019-06-01 --reason \"Meivakantie.\"",
            ),
        ],
    },
    Noun {
        name: "refund",
        about: "Pay back a surplus to partners",
        examples: "",
        verbs: &[verb("pay", "pay-refund").next("show overview").examples(
            "Example:\n  convenant refund pay --partner gemeente-oost --bank-reference 2020-77",
        )],
    },
    Noun {
        name: "ambassador",
        about: "Record who is ambassador of a partner",
        examples: "",
        verbs: &[
            verb("appoint", "appoint-ambassador").on("partner").next("show ambassadors").examples(
                "Example:\n  convenant ambassador appoint bewoners --person 112 --on 2018-11-20",
            ),
            verb("end", "end-ambassador")
                .on("partner")
                .next("show ambassadors")
                .examples("Example:\n  convenant ambassador end bewoners --person 112"),
        ],
    },
    Noun {
        name: "group",
        about: "Record who is in the projectgroep and the communications group",
        examples: "",
        verbs: &[
            verb("join", "join-group").on("group").next("show groups").examples(
                "\
Examples:
  convenant group join projectgroep --person 31 --field \"primair onderwijs\" \\
      --theme \"Onderwijs op Maat voor Talenten\"
  convenant group join communication --person 41 --on 2018-12-03",
            ),
            verb("leave", "leave-group")
                .on("group")
                .next("show groups")
                .examples("Example:\n  convenant group leave projectgroep --person 31"),
        ],
    },
    Noun {
        name: "meeting",
        about: "Record meetings",
        examples: "",
        verbs: &[verb("record", "record-meeting")
            .named(&[
                ("invited.ambassadors", "invite-ambassadors"),
                ("partners.all", "invite-all"),
                ("partners", "invite PARTNER"),
                ("attended", "attended PARTNER"),
            ])
            .next("show network")
            .examples(
                "\
Example:
  convenant meeting record --kind conference --title Voorjaarsconferentie \\
      --invite-ambassadors --attended bewoners --attended aed --on 2019-03-28",
            )],
    },
    Noun {
        name: "conversation",
        about: "Record conversations with partners",
        examples: "",
        verbs: &[verb("record", "record-conversation")
            .on("partner")
            .next("show network")
            .examples(
                "\
Example:
  convenant conversation record bewoners --subject \"jaargesprek\" --on 2019-02-14",
            )],
    },
    Noun {
        name: "platform",
        about: "Record what is put on the digital platform",
        examples: "",
        verbs: &[verb("record", "record-platform-update").next("show network").examples(
            "\
Example:
  convenant platform record --kind good-example --title \"Rekenclub\" --partner aed",
        )],
    },
    Noun {
        name: "in-kind",
        about: "Record hours and goods that partners contribute",
        examples: "",
        verbs: &[verb("record", "record-in-kind").on("partner").next("show in-kind").examples(
            "\
Example:
  convenant in-kind record aed --description \"Zaal en begeleiding conferentie\" --hours 16 \\
      --value 800,00 --on 2019-03-28",
        )],
    },
    Noun {
        name: "chance",
        about: "Record chances for subsidies, and what becomes of them",
        examples: "",
        verbs: &[
            verb("spot", "spot-chance").next("show chances").examples(
                "\
Example:
  convenant chance spot --grantor \"Fictief Fonds\" --title \"Kansengelijkheid\" \\
      --amount 25.000,00 --apply-by 2019-05-01",
            ),
            verb("follow", "follow-chance").on("chance").next("show chances").examples(
                "\
Examples:
  convenant chance follow 1 --state applied --on 2019-04-20
  convenant chance follow 1 --state granted --subsidy 2 --text \"Toegekend voor twee jaar.\"",
            ),
        ],
    },
    Noun {
        name: "goal",
        about: "Set goals and record how they stand",
        examples: "",
        verbs: &[
            verb("set", "set-goal").next("show goals").examples(
                "\
Example:
  convenant goal set --year 2019-2020 --theme \"Overgang & Aansluiting\" \\
      --goal \"Tien scholen werken met het overdrachtsformulier\" --measure \"aantal scholen\"",
            ),
            verb("progress", "record-goal-progress").on("goal").next("show goals").examples(
                "\
Example:
  convenant goal progress 3 --state amber --text \"Zes scholen doen mee.\" --on 2020-03-31",
            ),
        ],
    },
    Noun {
        name: "obligation",
        about: "Waive what the covenant asks and was not done, by a decision of the regiegroep",
        examples: "",
        verbs: &[verb("waive", "waive-obligation")
            .on("obligation")
            .next("show obligations")
            .examples(
                "\
Example:
  convenant obligation waive conversation --year 2020 --partner bewoners \\
      --decision 12 --reason \"Het bestuur wisselde dat jaar.\"",
            )],
    },
    Noun {
        name: "evaluation",
        about: "Record the evaluation with all partners",
        examples: "",
        verbs: &[verb("record", "record-evaluation")
            .named(&[("attended", "partner")])
            .next("show obligations")
            .examples(
                "\
Example:
  convenant evaluation record --all --text \"Het netwerk werkt.\" --on 2022-06-02",
            )],
    },
    // The noun `report` has other verbs too, which record nothing of their own.
    Noun {
        name: "report",
        about: "",
        examples: "",
        verbs: &[verb("review", "review-report")
            .named(&[("actions", "action OWNER=DATE=TITLE")])
            .next("show actions")
            .examples(
                "\
Example:
  convenant report review --year 2018-2019 --period 1 \\
      --remarks \"Akkoord. Het platform moet voor de zomer af.\" \\
      --action \"project-leader=2019-06-01=Planning van het platform\"",
            )],
    },
];

/// What a proposal can be about.
const SUBJECTS: &[Verb] = &[
    choice("accession").examples(
        "\
Example:
  convenant proposal submit accession --code bieb --name \"Fictieve Bibliotheek\" \\
      --title \"Toetreding\" --text \"De bibliotheek vraagt om toe te treden.\"",
    ),
    choice("risk-key").named(&[("weights", "weight SEAT=WEIGHT")]).examples(
        "\
Example:
  convenant proposal submit risk-key --from-year 2018-2019 \\
      --weight gemeente=2 --weight ppo=1 \\
      --title Risicosleutel --text \"Naar draagkracht.\"",
    ),
    choice("budget").examples(BUDGET),
    choice("budget-revision").examples(BUDGET),
    choice("contribution-schedule").examples(
        "\
Example of the file:
  {\"year\": \"2018-2019\", \"fees\": {\"fixed\": {\"amount\": \"1000.00\"}},
   \"payment_term_days\": 30, \"proration\": \"monthly\",
   \"vat\": {\"position\": \"outside-scope\",
           \"ground\": \"Geen prestatie onder bezwarende titel\"}}
Its fields: convenant schema commands",
    ),
    choice("surplus")
        .named(&[("next-year-budget", "next-year"), ("project", "project NAME=AMOUNT")])
        .examples(
            "\
Example:
  convenant proposal submit surplus --year 2018-2019 --reserve 8000 \\
      --partners 2000 --project \"Talentendag=1500\" \\
      --title Overschot --text \"Verdeling van het overschot.\"",
        ),
    choice("deficit").examples(
        "\
Example:
  convenant proposal submit deficit --year 2020-2021 --title Tekort \\
      --text \"Eerst uit de reserve, dan volgens de risicosleutel.\"",
    ),
    choice("write-off").on("invoice").examples(
        "\
Example:
  convenant proposal submit write-off C2019-0017 --title Oninbaar \\
      --text \"De partner is opgeheven.\"",
    ),
    choice("fund-release").examples(
        "\
Example:
  convenant proposal submit fund-release --fund \"project=Talentendag\" \\
      --title Talentendag --text \"De dag gaat niet door.\"",
    ),
    choice("settlement").examples(
        "\
Examples:
  convenant proposal submit settlement --remainder partners \\
      --title Afwikkeling --text \"Naar wat ieder betaalde.\"
  convenant proposal submit settlement --remainder \"transfer=Nieuw programma\" \\
      --title Afwikkeling --text \"Het saldo gaat mee.\"",
    ),
    choice("withdrawal").examples(
        "\
Example:
  convenant proposal submit withdrawal --partner bewoners \\
      --title Uittreding --text \"Het werk houdt op.\"",
    ),
    choice("rename").examples(
        "\
Example:
  convenant proposal submit rename --partner boeren \\
      --name \"De Nieuwe Boeren\" --title Naam --text \"Nieuwe naam.\"",
    ),
    choice("merger").named(&[("from", "from PARTNER"), ("into", "into PARTNER")]).examples(
        "\
Example:
  convenant proposal submit merger --from boeren --into bewoners \\
      --title Fusie --text \"Samen verder.\"",
    ),
    choice("continuation").examples(
        "\
Examples:
  convenant proposal submit continuation --end \\
      --title Einde --text \"Het convenant eindigt.\"
  convenant proposal submit continuation --until 2026-07-31 \\
      --decided-by 2025-07-31 --title Voortzetting --text \"Wij gaan door.\"",
    ),
    choice("reopen-year").examples(
        "\
Example:
  convenant proposal submit reopen-year --year 2018-2019 --title \"Boekjaar heropenen\" \\
      --text \"Een factuur van december is vergeten.\"",
    ),
    choice("year-account").examples(
        "\
Example:
  convenant proposal submit year-account --year 2018-2019 --title \"Jaarrekening\" \\
      --text \"De regiegroep wordt gevraagd de jaarrekening vast te stellen.\"",
    ),
    choice("amendment").examples(
        "\
Example of the file:
  {\"text\": \"Er komt een thema bij en een zetel gaat over.\", \"changes\": [
    {\"theme-added\": \"Techniek\"},
    {\"seat-moved\": {\"seat\": \"gemeente\", \"partner\": \"regio\",
                    \"name\": \"Regio Oost\"}},
    {\"decide\": [{\"pass\": [{\"of\": \"seats\", \"at_least\": \"2/3\"}]}]}]}
Its fields: convenant schema commands",
    ),
    choice("other").examples(
        "\
Example:
  convenant proposal submit other --title \"Voortzetting\" \\
      --text \"Het convenant wordt na de looptijd voortgezet.\"",
    ),
];

/// What a decision of before the ledger can be about. What books is part of the opening position.
const EARLIER: &[Verb] = &[
    choice("accession").examples(
        "\
Example:
  convenant take-over decision accession --code bieb --name \"Fictieve Bibliotheek\" \\
      --title Toetreding --source \"Notulen van 3 maart 2025, punt 4\" \\
      --manner meeting --on 2025-03-03",
    ),
    choice("risk-key").named(&[("weights", "weight SEAT=WEIGHT")]).examples(
        "\
Example:
  convenant take-over decision risk-key --from-year 2018-2019 \\
      --weight gemeente=2 --weight ppo=1 --title Risicosleutel \\
      --source \"Convenant, artikel 6\" --manner in-writing --on 2018-10-31",
    ),
    choice("budget").examples(BUDGET),
    choice("budget-revision").examples(BUDGET),
    choice("contribution-schedule"),
    choice("surplus")
        .named(&[("next-year-budget", "next-year"), ("project", "project NAME=AMOUNT")]),
    choice("deficit"),
    choice("write-off").on("invoice"),
    choice("fund-release"),
    choice("settlement"),
    choice("withdrawal"),
    choice("rename"),
    choice("merger").named(&[("from", "from PARTNER"), ("into", "into PARTNER")]),
    choice("continuation"),
    choice("amendment"),
    choice("reopen-year"),
    choice("year-account"),
    choice("other").examples(
        "\
Example:
  convenant take-over decision other --title \"Surplus van 2024 naar de reserve\" \\
      --source \"Notulen van 3 maart 2025, punt 6\" --manner meeting --on 2025-03-03",
    ),
];

/// Help about the file of an opening position.
const OPENING: &str = "\
Example of the file, of which bank and source are required:
  {\"source\": \"Saldibalans van 30 juni 2025\",
   \"bank\": \"9000.00\", \"reserve\": \"3000.00\",
   \"lines\": [{\"line\": \"bijdragen\", \"amount\": \"12000.00\"},
             {\"line\": \"drukwerk\", \"amount\": \"4650.00\"}],
   \"invoices\": [{\"number\": \"2025-17\", \"partner\": \"gemeente\",
                 \"year\": \"2025\", \"on\": \"2025-02-03\", \"due\": \"2025-03-05\",
                 \"amount\": \"12000.00\", \"paid\": \"10000.00\"}],
   \"bills\": [{\"line\": \"drukwerk\", \"supplier\": \"Drukker\",
              \"description\": \"Rekening 88\", \"on\": \"2025-06-20\",
              \"amount\": \"650.00\"}]}
Its fields: convenant schema commands";

/// Help about the file of a budget.
const BUDGET: &str = "\
Example of the file:
  {\"year\": \"2018-2019\", \"lines\": [
    {\"code\": \"bijdragen\", \"title\": \"Bijdragen\", \"kind\": \"contributions\",
     \"amount\": \"52000.00\"},
    {\"code\": \"drukwerk\", \"title\": \"Drukwerk\", \"kind\": \"expense\",
     \"amount\": \"4000.00\"}]}
Its fields: convenant schema commands";
