//! What keeps the services of one cluster apart while a credential is in use there: they share an origin, so a page of
//! one that holds a window of another could do in it whatever the user can.

use super::{
    priority,
    shape::{Action, Condition, Named, Rule, rule, some, starts_with},
};
use crate::Mount;

const OPENER: &str = "cross-origin-opener-policy";
const SCOPE: &str = "service-worker-allowed";

/// What a frame of another service may do.
pub(crate) const FRAME_POLICY: &str =
    "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts";

/// The rules for all that a cluster proxies. `cluster` is its origin and base path; ids are still to be given.
///
/// - No page gets hold of the window of another by opening it, or by being opened (HTML Standard, "Cross-origin opener
///   policies": `noopener-allow-popups` parts even documents of one origin). Who asks for more isolation keeps it.
/// - No service worker reaches beyond the folder of its script, whatever its server allows, also where Porthole is off.
pub(crate) fn apart(cluster: &str) -> [Rule; 3] {
    let proxied = format!("{cluster}/api/v1/");
    let documents = || Condition { resource_types: some(&["main_frame"]), ..starts_with(&proxied) };
    let isolated = Condition { response_headers: isolating(), ..documents() };
    let workers = Condition {
        tab_ids: Some(vec![-1]),
        resource_types: some(&["script"]),
        ..starts_with(&proxied)
    };
    let set = |value| Action::set_response_header(OPENER, value);
    [
        // Set again: a browser would take two of them for none.
        rule(priority::ISOLATED, set("same-origin"), isolated),
        rule(priority::HEADERS, set("noopener-allow-popups"), documents()),
        rule(priority::UNSCOPED, Action::remove_response_header(SCOPE), workers),
    ]
}

/// The rules by which frames of other services in a tab of `mount` have an origin that is nobody's: one of the same origin
/// could script the page around, and ask for whatever that may. They aren't signed in there, so there is little to lose.
/// The tab is still to be given.
pub(super) fn framed(mount: &Mount) -> [Rule; 2] {
    let frames = |start: &str| Condition {
        resource_types: some(&["sub_frame", "object"]),
        ..starts_with(start)
    };
    let others = frames(&format!("{}{}/api/v1/", mount.origin, mount.base));
    let sandboxed = Action::append_response_header("content-security-policy", FRAME_POLICY);
    [
        rule(priority::OWN_FRAMES, Action::allow(), frames(&mount.to_string())),
        rule(priority::FRAMED, sandboxed, others),
    ]
}

#[allow(clippy::unnecessary_wraps)] // the field that it fills may be absent
fn isolating() -> Option<Vec<Named>> {
    let values = some(&["same-origin", "same-origin;*"]);
    Some(vec![Named { header: OPENER.into(), values }])
}
