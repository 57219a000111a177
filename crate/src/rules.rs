//! Network rules as data: what the browser's declarativeNetRequest is told.
//!
//! A tab that has entered a mount gets rules of its own; a few rules that name no
//! tab persist. Who wins is decided by priority alone, so all priorities stand
//! here, highest first, in [`priority`].
//!
//! Sources: the declarativeNetRequest documentation (an `allow` rule switches off
//! header rules of lower or equal priority; regular expressions are RE2 with a
//! 2 KB limit each).

mod alias;
mod apart;
mod credential;
mod freshness;
mod host;
mod own_paths;
mod persistent;
mod shape;
mod shared;
mod tab;

pub(crate) use alias::metric as alias_metric;
pub(crate) use apart::{FRAME_POLICY, apart};
pub(crate) use credential::{IMPERSONATION, header_parts, unowned};
pub(crate) use freshness::{FILES, as_the_app_said};
pub use host::Host;
pub use own_paths::is_api_servers;
pub use persistent::persistent;
pub(crate) use shape::host_name;
pub use shape::{Action, Condition, Header, Named, Redirect, Rule};
pub use shared::{resume, scope, tabless};
pub use tab::{MOST_TAB_RULES, Signed, Stay, TabMode, for_tab, root};
pub(crate) use tab::{forwarded_headers, is_kubectl_proxy};

/// The order in which rules win, highest first.
pub mod priority {
    /// No credential where it isn't certain what is asked for: the first rule to change a header decides.
    pub const AMBIGUOUS: u32 = 63;
    /// The user's credential, in place of what a page says of itself.
    pub const CREDENTIAL: u32 = 62;
    /// A document that asks for more isolation than it would be given.
    pub const ISOLATED: u32 = 61;
    /// Changes to headers, above every `allow`, which would switch them off.
    pub const HEADERS: u32 = 60;
    /// A service worker's scope, where no mount's own rule sets it.
    pub const UNSCOPED: u32 = 59;
    /// Frames of a mount's own are its own.
    pub const OWN_FRAMES: u32 = 58;
    /// Frames of other services get an origin of their own.
    pub const FRAMED: u32 = 57;
    /// An answer that leads nowhere else needs no wait for its cookies.
    pub const STAYS: u32 = 56;
    /// A redirect that sets cookies waits in the entry page until they are where they belong.
    pub const COOKIES: u32 = 55;
    /// Puts a gateway's base path back, which the API server behind it can't know.
    pub const BASE: u32 = 50;
    /// A tab's own mount needs no entry.
    pub const ENTERED: u32 = 45;
    /// A navigation under any prefix goes through the entry page.
    pub const ENTRY: u32 = 40;
    /// What is under a prefix is right.
    pub const PROXIED: u32 = 30;
    /// A navigation that the app itself started belongs to the app.
    pub const INITIATED: u32 = 25;
    /// A tab where Porthole is off goes where it says.
    pub const OFF: u32 = 24;
    /// A navigation to a bare path from a page of the host, in a tab without rules.
    pub const RESUME: u32 = 22;
    /// A typed URL of the API server's own, or of a UI that the host itself has.
    pub const HOST: u32 = 20;
    /// What is asked of the API server behind a `kubectl proxy` misses the host and its prefix.
    pub const ALIAS: u32 = 12;
    /// Everything else on the host misses its prefix.
    pub const ESCAPE: u32 = 10;
}

/// The metric of `Server-Timing` that tells a document that it answers a form's POST. The page layer must know before
/// the page's first script: to take the prefix off such a document's URL would make its reload a GET.
pub const POSTED: &str = "porthole-posted";

/// The metric of `Server-Timing` that tells a document that its answer came with a `Content-Security-Policy`, which may
/// refuse scripts without a nonce.
pub const POLICY: &str = "porthole-policy";

/// The metric of `Server-Timing` that tells a document by which other name its app may know the host.
pub const ALIAS: &str = "porthole-alias";

/// A path under any mount's prefix, on any base path, as RE2.
const PROXIED: &str = r"(/[^?#]*)?/api/v1/(namespaces/[^/?#]+/(services|pods)|nodes)/[^/?#]+/proxy";
/// The same without what comes before it.
const TARGETS: &str = r"api/v1/(?:namespaces/[^/?#]+/(?:services|pods)|nodes)/[^/?#]+/proxy";

/// Requests that may be answered with HTML. No others get a change of headers: Chromium fails one that has, when its
/// answer redirects to a bare path (`ERR_INVALID_ARGUMENT`).
pub(crate) const DOCUMENTS: [&str; 5] =
    ["main_frame", "sub_frame", "object", "xmlhttprequest", "other"];
