//! The policy for documents that a page of another service of the same origin could script: it gives them an origin that
//! is nobody's, for one of the same could ask for whatever the user may.

use super::spender::is_in;
use crate::{Mount, rules::FRAME_POLICY};

/// What another page's form has asked for came into a window that it may hold: a form can't be sent the way round.
const POSTED: &str = "sandbox";

/// The policy for a document of `mount`, if it needs one: of the whole tab (`top`), if another page's form led to it;
/// in a frame, if one of the documents `around` it is of another service of the same origin, as Chromium's rules have it.
/// All by full URLs, `origin` that of what led to it.
///
/// ```
/// use porthole::{Mount, listener::policy};
/// let of = |name: &str| format!("https://10.0.0.1/api/v1/namespaces/default/services/{name}/proxy/");
/// let (web, other) = (of("web"), of("other"));
/// let mount = Mount::parse(&web)?;
/// let framed = |around: &[String]| policy(&mount, false, "GET", None, around);
/// assert_eq!(framed(&[web.clone()]), None);
/// assert_eq!(framed(&["https://portal.example/".into()]), None);
/// assert!(framed(&[web.clone(), other.clone()]).is_some());
/// let opened = |method, origin: &str| policy(&mount, true, method, Some(origin), &[]);
/// assert!(opened("GET", &other).is_none() && opened("POST", &web).is_none());
/// assert!(opened("POST", &other).is_some());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn policy(
    mount: &Mount,
    top: bool,
    method: &str,
    origin: Option<&str>,
    around: &[String],
) -> Option<&'static str> {
    if top {
        let led_by_own = origin.is_some_and(|url| is_in(mount, url));
        return (method != "GET" && !led_by_own).then_some(POSTED);
    }
    let others = around.iter().filter_map(|url| Mount::parse(url).ok());
    let is_another = |other: Mount| other.origin == mount.origin && other != *mount;
    others.into_iter().any(is_another).then_some(FRAME_POLICY)
}
