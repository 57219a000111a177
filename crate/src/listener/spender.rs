//! Who may spend the user's sign-in. The listener knows the full URLs of all that take part in a request: a page of
//! another service, or of another port, is another page.

use crate::Mount;

/// Who asks for something of a mount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spender {
    /// A page of the mount, in a window of the mount.
    Own,
    /// The top document of a tab, whichever that is: a worker made of a blob goes by its origin alone.
    OfTab,
    /// Another page, or one that another can reach into.
    Other,
}

impl Spender {
    /// Its name in JavaScript.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::OfTab => "ofTab",
            Self::Other => "other",
        }
    }
}

/// Who asks for something of `mount`, by full URLs: of what leads to the request (`origin`), of the document that it is
/// for, and of those `around` its frame. A sandboxed frame, and what the user asks for, have none.
///
/// ```
/// use porthole::{Mount, listener::{Spender, spender}};
/// let of = |name: &str| format!("https://10.0.0.1/api/v1/namespaces/default/services/{name}/proxy/");
/// let (web, other) = (of("web"), of("other"));
/// let mount = Mount::parse(&web)?;
/// let asks = |origin: Option<&str>, around: &[String]| spender(&mount, origin, origin, around);
/// assert_eq!(asks(Some(&web), &[]), Spender::Own);
/// assert_eq!(asks(Some(&other), &[]), Spender::Other);
/// assert_eq!(asks(Some(&web), &[other.clone()]), Spender::Other);
/// assert_eq!(asks(Some("https://10.0.0.1/"), &[]), Spender::OfTab);
/// assert_eq!(asks(Some("https://10.0.0.1:8443/"), &[]), Spender::Other);
/// assert_eq!(asks(None, &[]), Spender::Other);
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn spender(
    mount: &Mount,
    origin: Option<&str>,
    document: Option<&str>,
    around: &[String],
) -> Spender {
    let Some(origin) = origin else {
        return Spender::Other;
    };
    let asking = [origin, document.unwrap_or(origin)];
    let bare = format!("{}/", mount.origin);
    if !around.iter().all(|url| is_in(mount, url)) {
        Spender::Other
    } else if asking.iter().all(|url| is_in(mount, url)) {
        Spender::Own
    } else if asking.iter().all(|url| *url == bare || is_in(mount, url)) {
        Spender::OfTab
    } else {
        Spender::Other
    }
}

/// Whether a document that was loaded from this URL is of the mount.
pub(super) fn is_in(mount: &Mount, url: &str) -> bool {
    Mount::parse(url).is_ok_and(|other| other == *mount)
}
