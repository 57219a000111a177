//! Finds the one URL or path in whatever a person pasted.

use std::borrow::Cow;

use porthole_page::locate;

/// The URL Standard takes both for a slash.
pub(crate) const SLASHES: [char; 2] = ['/', '\\'];

/// The URL or path in a pasted text, freed from what terminals, chats and editors put around it: colour codes,
/// whitespace, quotes, angle brackets, a sentence such as those of `kubectl cluster-info`.
///
/// A text that begins with a URL or a path is taken as one, spaces included; tabs and line breaks inside are dropped,
/// as the URL Standard and every address bar do, so that a URL wrapped by a terminal stays whole. In any other text the
/// first word that holds a proxied path is meant.
#[must_use]
pub fn find(text: &str) -> String {
    let text = without_escapes(text);
    let text = unwrapped(&text);
    let meant = if begins_with_url(text) { text } else { word(text) };
    with_scheme(&meant.replace(['\t', '\n', '\r'], "")).into_owned()
}

fn begins_with_url(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.starts_with(SLASHES) || first.contains("://") || has_web_scheme(first)
}

fn has_web_scheme(text: &str) -> bool {
    let scheme = text.split(':').next().unwrap_or_default();
    scheme.len() < text.len()
        && ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// The word of a sentence that is meant: the first that holds a proxied path, otherwise the first that is a URL.
fn word(text: &str) -> &str {
    let mut words = text.split_whitespace().map(unwrapped);
    let proxied = words.clone().find(|word| locate(with_scheme(word).as_bytes()).is_some());
    proxied.or_else(|| words.find(|word| begins_with_url(word))).unwrap_or(text)
}

/// Gives a bare path its slash, and a bare host (`localhost:8001/…`, as address bars show it) the scheme that it most
/// likely has: `http` on this machine, `https` elsewhere.
fn with_scheme(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.starts_with(SLASHES) || text.contains("://") || has_web_scheme(text)
    {
        return Cow::Borrowed(text);
    }
    let head = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = head.rsplit_once(':').map_or(head, |(host, _)| host);
    if matches!(host, "localhost" | "127.0.0.1" | "[::1]") {
        return Cow::Owned(format!("http://{text}"));
    }
    if head.contains(['.', ':']) {
        return Cow::Owned(format!("https://{text}"));
    }
    Cow::Owned(format!("/{text}"))
}

/// Takes off whitespace and pairs of quotes or brackets; a closing one alone may belong to the URL.
#[must_use]
pub fn unwrapped(text: &str) -> &str {
    const PAIRS: [(char, char); 10] = [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('<', '>'),
        ('(', ')'),
        ('[', ']'),
        ('“', '”'),
        ('‘', '’'),
        ('«', '»'),
        ('「', '」'),
    ];
    let mut text = trimmed(text);
    while let Some(inner) = PAIRS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?;
        inner.strip_suffix(*close).or_else(|| (open == close).then_some(inner))
    }) {
        text = trimmed(inner);
    }
    text
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}')
    })
}

/// Takes out terminal escape sequences: colours (`ESC [ … m`) and hyperlinks (`ESC ] … ESC \`).
#[must_use]
pub fn without_escapes(text: &str) -> Cow<'_, str> {
    const ESC: char = '\u{1b}';
    if !text.contains(ESC) {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split(ESC);
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(after_escape(piece));
    }
    Cow::Owned(plain)
}

/// What follows an escape sequence whose `ESC` is gone.
fn after_escape(piece: &str) -> &str {
    match piece.as_bytes().first() {
        Some(b'[') => {
            let end = piece.bytes().skip(1).position(|byte| (0x40..0x7f).contains(&byte));
            end.map_or("", |end| piece.get(end + 2..).unwrap_or_default())
        }
        Some(b']') => piece.split_once('\u{7}').map_or("", |(_, rest)| rest),
        Some(_) => piece.get(1..).unwrap_or_default(),
        None => "",
    }
}
