//! Quoting for a shell, so that a suggested command can be pasted.

/// A text as one word for a shell: unchanged if possible, otherwise between quotes.
///
/// ```
/// use ledger_store::shell_word;
/// assert_eq!(shell_word("our/ledger-2"), "our/ledger-2");
/// assert_eq!(shell_word("our ledger"), "'our ledger'");
/// assert_eq!(shell_word("it's"), r"'it'\''s'");
/// ```
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@%".contains(c);
    match !text.is_empty() && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}
