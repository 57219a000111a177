//! Where a URL of a proxied page should go.

use porthole_page::{Verdict, judge};

use crate::{Error, Mount, resolve::Href};

/// The absolute URL that a request should have, for a URL as a page writes it.
///
/// The URL is resolved against `document`, any URL of the mount, as the URL Standard does; what then lies on the
/// mount's host outside of every proxied path is put under the mount's prefix. All else (right already, another
/// proxied target, another host, `data:`, `blob:`, `javascript:`, …) comes back as the URL Standard serialises it.
/// The query never changes, and a second pass changes nothing.
///
/// # Errors
/// What [`Mount::parse`] refuses in `document`, and [`crate::Code::InvalidUrl`] for what the URL Standard calls
/// invalid.
///
/// ```
/// use porthole::rewrite;
///
/// let page = "http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy/app/";
/// let under = |rest| format!("http://127.0.0.1:8001/api/v1/namespaces/default/services/web/proxy{rest}");
/// assert_eq!(rewrite(page, "/main.js?v=1")?, under("/main.js?v=1"));
/// assert_eq!(rewrite(page, "main.js")?, under("/app/main.js"));
/// assert_eq!(rewrite(page, "//LOCALHOST:8001/x")?, "http://localhost:8001/x");
/// assert_eq!(rewrite(page, "data:,x")?, "data:,x");
/// # Ok::<(), porthole::Error>(())
/// ```
pub fn rewrite(document: &str, url: &str) -> Result<String, Error> {
    let page = crate::ProxyUrl::parse(document)?;
    let mount = Mount::parse(document)?;
    let base = if page.path.is_empty() { mount.to_string() } else { page.to_string() };
    let url = Href::resolve(url, Some(&base))?;
    Ok(repaired(&mount, url.into_string()))
}

/// A URL that the URL Standard has serialised, put where it belongs.
pub(crate) fn repaired(mount: &Mount, mut href: String) -> String {
    let prefix = mount.prefix();
    match judge(mount.origin.as_bytes(), prefix.as_bytes(), href.as_bytes()) {
        Verdict::Escape { at } => href.insert_str(at, &prefix),
        Verdict::Baseless { at } => href.insert_str(at, &mount.base),
        Verdict::Right { .. } | Verdict::OtherMount | Verdict::Foreign | Verdict::NotNetwork => {}
    }
    href
}
