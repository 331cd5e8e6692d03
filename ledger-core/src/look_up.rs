//! Finding one of a register, of partners or of suppliers, by a part of its name, and those that a text is most like.

pub(crate) mod nearest;

use crate::text;

/// Finds the only one whose code or name has a text as a part: three characters or more, from the beginning of a
/// word on.
///
/// # Errors
/// Those that have the part, if there are several; nobody otherwise.
pub(crate) fn by_part<'a, T: Copy>(
    text: &str,
    register: impl Iterator<Item = (T, &'a str, &'a str)>,
) -> Result<T, Vec<T>> {
    let part = text::key(text);
    if part.chars().count() < 3 {
        return Err(Vec::new());
    }
    let with_part =
        register.filter(|(_, code, name)| has_part(name, &part) || has_part(code, &part));
    let with_part: Vec<T> = with_part.map(|(of, ..)| of).collect();
    match with_part[..] {
        [of] => Ok(of),
        _ => Err(with_part),
    }
}

/// Whether a name has a part, given by its [`text::key`], from the beginning of a word on.
pub(crate) fn has_part(name: &str, part: &str) -> bool {
    let key = text::key(name);
    key.match_indices(part).any(|(at, _)| {
        let before = key.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}
