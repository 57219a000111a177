//! Where a cookie belongs that a server or a script sets with a path of the app's own.

use crate::{Mount, Verdict, base_of};

/// Judges the path of a cookie, from the text of `Set-Cookie` or of an assignment to `document.cookie`, as
/// [`judge`](crate::judge) judges the path of a URL; `at` is the index of the path's value in the text.
///
/// A cookie without a path, or with one that the browser replaces by the directory of the request, is
/// [`Verdict::NotNetwork`]: it stays where it is set. So is one whose name begins with `__Host-`, which a browser
/// accepts at `/` alone.
///
/// Source: RFC 6265, 5.2 and 5.3 (the last `Path` counts, one that doesn't begin with `/` is none), and RFC 6265bis,
/// 4.1.3.2 (`__Host-`).
///
/// ```
/// use porthole_page::{Verdict, judge_cookie};
///
/// let prefix = b"/api/v1/namespaces/default/services/web:80/proxy";
/// let judge = |cookie: &str| judge_cookie(prefix, cookie.as_bytes());
///
/// assert_eq!(judge("sid=1; Path=/; HttpOnly"), Verdict::Escape { at: 12 });
/// assert_eq!(judge("sid=1; path = /app"), Verdict::Escape { at: 14 });
/// assert_eq!(judge("sid=1; HttpOnly"), Verdict::NotNetwork);
/// assert_eq!(judge("__Host-sid=1; Path=/; Secure"), Verdict::NotNetwork);
/// ```
#[must_use]
pub fn judge_cookie(prefix: &[u8], cookie: &[u8]) -> Verdict {
    Mount { origin: &[], prefix, base: base_of(prefix) }.judge_cookie(cookie)
}

impl Mount<'_> {
    pub(crate) fn judge_cookie(&self, cookie: &[u8]) -> Verdict {
        const BOUND: &[u8] = b"__host-";
        let head = cookie.trim_ascii_start();
        let bound = head.get(..BOUND.len()).is_some_and(|name| name.eq_ignore_ascii_case(BOUND));
        match last_path(cookie) {
            Some((path @ [b'/', ..], at)) if !bound => self.judge_path(path, at),
            _ => Verdict::NotNetwork,
        }
    }
}

/// The value of the last `Path` attribute, and where it begins.
fn last_path(cookie: &[u8]) -> Option<(&[u8], usize)> {
    let mut found = None;
    let mut start = 0;
    for (number, part) in cookie.split(|byte| *byte == b';').enumerate() {
        let equals = part.iter().position(|byte| *byte == b'=');
        if let (1.., Some((name, value))) =
            (number, equals.and_then(|at| part.split_at_checked(at)))
            && name.trim_ascii().eq_ignore_ascii_case(b"path")
        {
            let value = value.get(1..).unwrap_or_default().trim_ascii_end();
            let path = value.trim_ascii_start();
            found = Some((path, start + name.len() + 1 + value.len() - path.len()));
        }
        start += part.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREFIX: &[u8] = b"/k8s/api/v1/namespaces/a/services/web/proxy";

    #[test]
    fn the_last_path_counts() {
        for (cookie, verdict) in [
            ("a=1; Path=/x; Path=/", Verdict::Escape { at: 19 }),
            ("a=1; Path=/x; Path=x", Verdict::NotNetwork),
            ("a=1; Path=/; Path", Verdict::Escape { at: 10 }),
            ("Path=/", Verdict::NotNetwork),
            ("a=1;PATH=\t/ ;Secure", Verdict::Escape { at: 10 }),
            ("", Verdict::NotNetwork),
        ] {
            assert_eq!(judge_cookie(PREFIX, cookie.as_bytes()), verdict, "{cookie}");
        }
    }

    #[test]
    fn a_path_that_knows_the_prefix_is_right() {
        let own = &PREFIX[4..];
        for (path, verdict) in [
            (PREFIX, Verdict::Right { at: 8 }),
            (own, Verdict::Baseless { at: 8 }),
            (b"/api/v1/nodes/n/proxy/".as_slice(), Verdict::OtherMount),
            (b"/api".as_slice(), Verdict::Escape { at: 8 }),
        ] {
            let cookie = [b"a=;path=", path].concat();
            assert_eq!(judge_cookie(PREFIX, &cookie), verdict);
        }
    }
}
