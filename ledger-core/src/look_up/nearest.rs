//! The codes most like a text that names no partner or supplier.
//!
//! Anyone can send many lines that name nobody, and a covenant can have many partners with long names. So for
//! one text at most [`LETTERS_READ`] letters of the register are read, and at most [`LETTERS_COMPARED`] are
//! compared. Names whose length differs most from that of the text come last. They are skipped once three
//! others are nearer than they can be.

/// The most letters of names that are read for one text. It is enough for 10,000 partners and more.
const LETTERS_READ: usize = 1_000_000;

/// The most pairs of letters that are compared, one of the text and one of a name.
const LETTERS_COMPARED: usize = 4_000_000;

/// The number of codes to return.
const TOLD: usize = 3;

/// A partner that may be meant.
struct Candidate<'a> {
    code: &'a str,
    /// Its name in small letters.
    name: String,
    /// Whether its code or name holds the text.
    holds: bool,
    /// The least number of letters that have to be changed.
    least: usize,
    /// The number of letters of its code and name.
    letters: usize,
}

/// The codes most like a text, from partners with their codes and names: those that contain the text first,
/// then those with the fewest letters to change.
pub(crate) fn nearest<'a>(
    text: &str,
    partners: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<&'a str> {
    let text: String = text.chars().take(60).collect::<String>().to_lowercase();
    let length = text.chars().count();
    let mut read = 0;
    let partners = partners.take_while(|(code, name)| {
        read += code.len() + name.len();
        read <= LETTERS_READ
    });
    let mut candidates: Vec<Candidate<'_>> = partners
        .map(|(code, name)| {
            let name = name.to_lowercase();
            let lengths = [code.chars().count(), name.chars().count()];
            Candidate {
                code,
                holds: code.contains(&text) || name.contains(&text),
                least: lengths.map(|of| of.abs_diff(length)).into_iter().min().unwrap_or_default(),
                letters: lengths.iter().sum(),
                name,
            }
        })
        .collect();
    candidates.sort_by_key(|of| (!of.holds, of.least));
    let mut found: Vec<(bool, usize, &str)> = Vec::with_capacity(TOLD + 1);
    let mut compared = 0;
    for candidate in candidates {
        let at_best = (!candidate.holds, candidate.least);
        if found
            .get(TOLD - 1)
            .is_some_and(|(holds_not, distance, _)| (*holds_not, *distance) < at_best)
        {
            break;
        }
        compared += length.max(1) * candidate.letters;
        if compared > LETTERS_COMPARED {
            break;
        }
        let distance = strsim::levenshtein(&text, candidate.code);
        let distance = distance.min(strsim::levenshtein(&text, &candidate.name));
        found.push((!candidate.holds, distance, candidate.code));
        found.sort_unstable();
        found.truncate(TOLD);
    }
    found.into_iter().map(|(.., code)| code).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The answer from comparing every name.
    fn of_all<'a>(text: &str, partners: &'a [(String, String)]) -> Vec<&'a str> {
        let text: String = text.chars().take(60).collect::<String>().to_lowercase();
        let mut codes: Vec<(bool, usize, &str)> = partners
            .iter()
            .map(|(code, name)| {
                let name = name.to_lowercase();
                let holds = code.contains(&text) || name.contains(&text);
                let distance = strsim::levenshtein(&text, code);
                (!holds, distance.min(strsim::levenshtein(&text, &name)), code.as_str())
            })
            .collect();
        codes.sort_unstable();
        codes.into_iter().take(TOLD).map(|(.., code)| code).collect()
    }

    proptest! {
        #[test]
        fn in_a_register_of_usual_size_they_are_those_of_all(
            text in "[a-cA-C \u{e9}]{0,12}",
            partners in prop::collection::vec(("[a-c-]{1,8}", "[a-cA-C \u{e9}]{1,16}"), 0..40),
        ) {
            let of_few = partners.iter().map(|(code, name)| (code.as_str(), name.as_str()));
            prop_assert_eq!(nearest(&text, of_few), of_all(&text, &partners));
        }
    }

    #[test]
    fn of_long_names_no_more_is_read_and_compared_than_is_set() {
        let name = "n".repeat(200);
        let mut asked = 0;
        let partners = std::iter::repeat_with(|| {
            asked += 1;
            ("code", name.as_str())
        });
        let found = nearest(&"m".repeat(60), partners);
        assert_eq!(found, ["code"; TOLD]);
        assert_eq!(asked, LETTERS_READ / 204 + 1);
    }
}
