//! The covenants that come with the program, by the names of their files. A covenant is added here by a
//! file and a line; nothing else in the program knows it.

use ledger_report::Lang;

/// Every covenant, with the text of its definition.
pub const COVENANTS: [(&str, &str); 2] = [
    ("leidse-aanpak", include_str!("leidse-aanpak.toml")),
    ("oostpolder", include_str!("oostpolder.toml")),
];

/// A definition to start from, with every field explained.
pub fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("templates/nl.toml"),
        Lang::En => include_str!("templates/en.toml"),
    }
}
