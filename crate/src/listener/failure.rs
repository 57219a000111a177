//! What Firefox calls it when a document gets no answer: listeners of navigations are told a number alone.

use std::borrow::Cow;

/// Network errors, by their number in Firefox's `xpcom/base/ErrorList.py`.
const OF_NETWORK: [(u32, &str); 13] = [
    (2, "NS_BINDING_ABORTED"),
    (13, "NS_ERROR_CONNECTION_REFUSED"),
    (14, "NS_ERROR_NET_TIMEOUT"),
    (16, "NS_ERROR_OFFLINE"),
    (19, "NS_ERROR_PORT_ACCESS_NOT_ALLOWED"),
    (20, "NS_ERROR_NET_RESET"),
    (27, "NS_ERROR_INVALID_CONTENT_ENCODING"),
    (30, "NS_ERROR_UNKNOWN_HOST"),
    (31, "NS_ERROR_REDIRECT_LOOP"),
    (36, "NS_ERROR_NET_EMPTY_RESPONSE"),
    (71, "NS_ERROR_NET_INTERRUPT"),
    (72, "NS_ERROR_PROXY_CONNECTION_REFUSED"),
    (76, "NS_ERROR_NET_PARTIAL_TRANSFER"),
];

/// Families of security errors: where each begins to count down, and how many it may have.
const OF_SECURITY: [(u32, &str); 3] =
    [(0x2000, "SEC_ERROR"), (0x3000, "SSL_ERROR"), (0x4000, "MOZILLA_PKIX_ERROR")];
const MOST: u32 = 1000;

/// The security errors that people meet, by their place in their family.
const MET: [(&str, u32, &str); 8] = [
    ("SEC_ERROR", 11, "EXPIRED_CERTIFICATE"),
    ("SEC_ERROR", 13, "UNKNOWN_ISSUER"),
    ("SEC_ERROR", 20, "UNTRUSTED_ISSUER"),
    ("SEC_ERROR", 30, "EXPIRED_ISSUER_CERTIFICATE"),
    ("SSL_ERROR", 12, "BAD_CERT_DOMAIN"),
    ("SSL_ERROR", 25, "RX_RECORD_TOO_LONG"),
    ("MOZILLA_PKIX_ERROR", 5, "NOT_YET_VALID_CERTIFICATE"),
    ("MOZILLA_PKIX_ERROR", 14, "SELF_SIGNED_CERT"),
];

/// The name of the error that `told` is the number of (`Error code 2152398861`, as `webNavigation.onErrorOccurred` has it);
/// what isn't one of those stays as it is. The parts of a number: `NS_ERROR_GENERATE` in Firefox's `nsError.h`, and NSS's
/// `secerr.h`, `sslerr.h` and `pkix/pkixnss.h`.
///
/// ```
/// use porthole::listener::named;
/// assert_eq!(named("Error code 2152398861"), "NS_ERROR_CONNECTION_REFUSED");
/// assert_eq!(named("Error code 2153394151"), "SSL_ERROR_RX_RECORD_TOO_LONG");
/// assert_eq!(named("NS_ERROR_NET_RESET"), "NS_ERROR_NET_RESET");
/// ```
#[must_use]
pub fn named(told: &str) -> Cow<'_, str> {
    let number = told.strip_prefix("Error code ").and_then(|digits| digits.parse::<u32>().ok());
    let found = number.and_then(|number| match (number >> 16, number & 0xFFFF) {
        (0x804B, code) => of_network(code).map(Cow::Borrowed),
        (0x805A, code) => of_security(code).map(Cow::Owned),
        _ => None,
    });
    found.unwrap_or(Cow::Borrowed(told))
}

fn of_network(code: u32) -> Option<&'static str> {
    OF_NETWORK.iter().find(|(each, _)| *each == code).map(|(_, name)| *name)
}

fn of_security(code: u32) -> Option<String> {
    let (base, family) =
        OF_SECURITY.iter().find(|(base, _)| code <= *base && base - code < MOST)?;
    let place = base - code;
    let met = MET.iter().find(|(of, at, _)| of == family && *at == place);
    Some(met.map_or_else(|| format!("{family}_{place}"), |(_, _, name)| format!("{family}_{name}")))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn knows_what_firefox_153_was_seen_to_tell() {
        let seen: [(u32, &str); 6] = [
            (2_152_398_850, "NS_BINDING_ABORTED"),
            (2_152_398_868, "NS_ERROR_NET_RESET"),
            (2_152_398_875, "NS_ERROR_INVALID_CONTENT_ENCODING"),
            (2_152_398_879, "NS_ERROR_REDIRECT_LOOP"),
            (2_152_398_920, "NS_ERROR_PROXY_CONNECTION_REFUSED"),
            (2_152_398_924, "NS_ERROR_NET_PARTIAL_TRANSFER"),
        ];
        for (number, name) in seen {
            assert_eq!(named(&format!("Error code {number}")), name);
        }
    }

    #[test]
    fn tells_the_family_of_what_it_has_no_name_for() {
        assert_eq!(named(&format!("Error code {}", 0x805A_0000_u32 + 0x2000 - 99)), "SEC_ERROR_99");
        assert_eq!(named("Error code 2147500037"), "Error code 2147500037");
        assert_eq!(named("Error code 99999999999"), "Error code 99999999999");
    }
}
