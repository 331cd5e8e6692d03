//! The covenants that come with the program, by the names of their files. A covenant is added here by a
//! file and a line; nothing else in the program knows it.

/// Every covenant, with the text of its definition.
pub const COVENANTS: [(&str, &str); 2] = [
    ("leidse-aanpak", include_str!("leidse-aanpak.toml")),
    ("oostpolder", include_str!("oostpolder.toml")),
];
