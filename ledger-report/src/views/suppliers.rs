//! The register of suppliers.

use ledger_core::views::suppliers::SupplierRegister;

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for SupplierRegister {
    fn title(&self, lang: Lang) -> String {
        lang.supplier_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        table(self, &People::default(), lang)
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table_or(table(self, people, lang), lang.no_suppliers())
    }
}

fn table(register: &SupplierRegister, people: &People, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("name", lang.supplier()),
        Column::text("code", lang.code()),
        Column::in_csv("person"),
        Column::in_csv("iban"),
        Column::in_csv("chamber_number"),
        Column::in_csv("vat_id"),
        Column::figure("payment_term_days", lang.term_in_days()),
        Column::text("bought", lang.bought()),
        Column::figure("open", lang.open()),
        Column::figure("owed_back", lang.owed_back()),
    ]);
    for row in &register.suppliers {
        let name = match (&row.name, row.person) {
            (Some(name), _) => name.clone(),
            (None, Some(person)) => people.name(person, lang),
            (None, None) => row.code.clone(),
        };
        let years = row.bought.iter();
        let said: Vec<String> = years
            .clone()
            .map(|of| lang.in_year(of.year, values::money(of.amount.amount, lang)))
            .collect();
        let raw: Vec<String> =
            years.map(|of| format!("{}={}", of.year, of.amount.amount)).collect();
        table.row(cells![
            name,
            &row.code,
            row.person.map(|person| person.to_string()).unwrap_or_default(),
            row.iban.clone().unwrap_or_default(),
            row.chamber_number.clone().unwrap_or_default(),
            row.vat_id.clone().unwrap_or_default(),
            row.payment_term_days.map(u32::from),
            Cell::Named { code: raw.join(" "), name: said.join("; ") },
            row.open.amount,
            row.owed_back.amount,
        ]);
    }
    table
}
