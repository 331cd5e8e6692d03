//! The stories that come with the program, each of them files in a directory. `docs/story.md` says what is in them.

/// The story that the demonstration plays unless it is given another: each file by its name.
pub const DEMONSTRATED: [(&str, &str); 4] = [
    ("story.jsonl", include_str!("leidse-aanpak/story.jsonl")),
    ("persons.jsonl", include_str!("leidse-aanpak/persons.jsonl")),
    ("handtekeningen-fictief.txt", include_str!("leidse-aanpak/handtekeningen-fictief.txt")),
    (
        "verslag-regiegroep-fictief.txt",
        include_str!("leidse-aanpak/verslag-regiegroep-fictief.txt"),
    ),
];

/// The story of a covenant that is taken over in the middle of its second year.
pub const TAKEN_OVER: [(&str, &str); 4] = [
    ("story.jsonl", include_str!("duinstreek/story.jsonl")),
    ("persons.jsonl", include_str!("duinstreek/persons.jsonl")),
    ("covenant.toml", include_str!("duinstreek/covenant.toml")),
    ("saldibalans-fictief.txt", include_str!("duinstreek/saldibalans-fictief.txt")),
];
