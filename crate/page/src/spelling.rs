//! Compares paths that may be spelled with percent-encoding.

use crate::place::ends_element;

/// Whether a path is a prefix or lies below it: the prefix, then `/`, `?`, `#` or the end.
///
/// Percent-encoding in either makes no difference, except that an encoded slash is never a slash.
///
/// ```
/// use porthole_page::begins_with;
///
/// assert!(begins_with(b"/services/web%3a80/proxy?x", b"/services/web:80/proxy"));
/// assert!(!begins_with(b"/services/web:80/proxyx", b"/services/web:80/proxy"));
/// assert!(!begins_with(b"/services%2Fweb:80/proxy", b"/services/web:80/proxy"));
/// ```
#[must_use]
pub fn begins_with(path: &[u8], prefix: &[u8]) -> bool {
    let rest = path.strip_prefix(prefix).or_else(|| after_spelling(path, prefix));
    rest.is_some_and(ends_element)
}

/// What follows `prefix` in a path that spells it differently.
fn after_spelling<'a>(path: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut path, mut prefix) = (path, prefix);
    while !prefix.is_empty() {
        let (wanted, prefix_rest) = letter(prefix)?;
        let (found, path_rest) = letter(path)?;
        if wanted != found {
            return None;
        }
        (path, prefix) = (path_rest, prefix_rest);
    }
    Some(path)
}

/// A slash that was written as `%2F`: equal to itself only.
const ENCODED_SLASH: u32 = 0x100 | b'/' as u32;

/// The first letter of a path with its encoding undone, and the rest.
fn letter(path: &[u8]) -> Option<(u32, &[u8])> {
    if let [b'%', high, low, rest @ ..] = path
        && let (Some(high), Some(low)) =
            (char::from(*high).to_digit(16), char::from(*low).to_digit(16))
    {
        let byte = high << 4 | low;
        return Some((if byte == u32::from(b'/') { ENCODED_SLASH } else { byte }, rest));
    }
    let (first, rest) = path.split_first()?;
    Some((u32::from(*first), rest))
}
