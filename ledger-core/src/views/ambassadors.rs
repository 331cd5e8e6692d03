//! Who is ambassador of which partner, and which parties have none.

use serde::Serialize;

use crate::acts::ambassador::Ambassador;
use crate::calendar::Date;
use crate::ids::{PartnerId, PersonId, Position};
use crate::ledger::Ledger;
use crate::partners::Partner;
use crate::views::Count;
use crate::views::meaning;

/// Who is ambassador of each party on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AmbassadorRegister {
    /// The day.
    pub on: Date,
    /// How many parties have one.
    pub coverage: CoverageView,
    /// The parties, in the order of the register.
    pub partners: Vec<PartnerAmbassadors>,
}

/// The ambassadors of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerAmbassadors {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its ambassadors.
    pub ambassadors: Vec<AmbassadorRow>,
}

/// An ambassador of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AmbassadorRow {
    /// The person.
    #[serde(serialize_with = "meaning::row_key")]
    pub person: PersonId,
    /// The first day.
    pub since: Date,
    /// The event of the appointment.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// Which parties had an ambassador on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageView {
    /// How many parties there were, each by the event by which it became one.
    pub parties: Count,
    /// How many of them had an ambassador, each by the appointment of the first.
    pub with_ambassador: Count,
    /// Names of those that had none.
    pub without: Vec<String>,
}

impl AmbassadorRegister {
    /// Who was ambassador of each party on a day.
    pub fn of(ledger: &Ledger, on: Date) -> AmbassadorRegister {
        let parties = ledger.partners.all().filter(|(id, _)| ledger.partners.is_party(*id, on));
        let row = |(id, partner): (PartnerId, &Partner)| PartnerAmbassadors {
            partner: id,
            code: partner.code.clone(),
            name: ledger.partners.name_on(id, on).to_owned(),
            ambassadors: ambassadors(ledger, id, on),
        };
        let coverage = CoverageView::of(ledger, on);
        AmbassadorRegister { on, coverage, partners: parties.map(row).collect() }
    }
}

impl CoverageView {
    /// Which parties had an ambassador on a day.
    pub fn of(ledger: &Ledger, on: Date) -> CoverageView {
        let coverage = ledger.ambassadors.coverage(&ledger.partners, on);
        let without = coverage.without.iter();
        let without = without.map(|id| ledger.partners.name_on(*id, on).to_owned());
        let parties = ledger.partners.all().filter(|(id, _)| ledger.partners.is_party(*id, on));
        let became = parties.filter_map(|(_, partner)| Some(partner.party.as_ref()?.position));
        let appointed = coverage.with.iter().filter_map(|id| ledger.ambassadors.on(*id, on).next());
        CoverageView {
            parties: became.collect(),
            with_ambassador: appointed.map(|ambassador| ambassador.position).collect(),
            without: without.collect(),
        }
    }
}

/// Those who were ambassador of a partner on a day.
pub(super) fn ambassadors(ledger: &Ledger, id: PartnerId, on: Date) -> Vec<AmbassadorRow> {
    let row = |of: &Ambassador| AmbassadorRow {
        person: of.person,
        since: of.from,
        position: of.position,
    };
    ledger.ambassadors.on(id, on).map(row).collect()
}
