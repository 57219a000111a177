//! Percent-encoding of single path elements, as the API server undoes it.

/// Undoes percent-encoding the way Go's `net/url` does: a `%` without two hexadecimal digits is refused (the API
/// server answers 400), and so is here what isn't UTF-8 afterwards.
pub(crate) fn decode(element: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(element.len());
    let mut rest = element.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        bytes.push(hex(*high)? << 4 | hex(*low)?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// Encodes what can't stand in a path element as it is.
pub(crate) fn encode(text: &str) -> String {
    let mut element = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:!$&'()*+,;=@".contains(&byte) {
            element.push(char::from(byte));
        } else {
            element.push('%');
            element.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
            );
        }
    }
    element
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_what_go_undoes() {
        assert_eq!(decode("web%3A80").as_deref(), Some("web:80"));
        assert_eq!(decode("%e3%81%82+a").as_deref(), Some("あ+a"));
        for broken in ["%", "%3", "%3g", "a%+1", "%ff"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    #[test]
    fn encodes_so_that_decoding_gives_it_back() {
        for text in ["web:80", "a b", "あ", "50%", "a/b?c#d", "\u{7f}"] {
            let element = encode(text);
            assert!(element.is_ascii() && !element.contains(['/', '?', '#', ' ']), "{element}");
            assert_eq!(decode(&element).as_deref(), Some(text));
        }
    }
}
