//! Flags of command lines.

/// The value of a flag, written `--flag=value`, `--flag value` or `-fvalue`.
pub(crate) fn flag<'a>(words: &[&'a str], names: &[&str]) -> Option<&'a str> {
    words.iter().enumerate().find_map(|(at, word)| {
        names.iter().find_map(|name| {
            let rest = word.strip_prefix(name)?;
            match rest.strip_prefix('=') {
                Some(value) => Some(value),
                None if rest.is_empty() => words.get(at + 1).copied(),
                None => (!name.starts_with("--")).then_some(rest),
            }
        })
    })
}
