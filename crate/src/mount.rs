//! Where a proxied target sits.

use std::fmt;

use crate::{Code, Error, ProxyUrl, Target};

/// Where a proxied target sits: an origin, a base path on it, and the target.
///
/// Displays as the URL of the target's root: origin, prefix and `/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mount {
    /// The origin as the URL Standard serialises it, without a default port: `http://127.0.0.1:8001`. Empty where only
    /// a path is known.
    pub origin: String,
    /// What comes before `/api/v1/` in the path: empty, or a base path such as `/k8s/clusters/c-abc`.
    pub base: String,
    /// What is proxied.
    pub target: Target,
}

impl Mount {
    /// Reads the mount that any URL of it belongs to.
    ///
    /// # Errors
    /// As [`ProxyUrl::parse`]; [`Code::Missing`] if there is no origin.
    ///
    /// ```
    /// let mount = porthole::Mount::parse(
    ///     "HTTP://LOCALHOST:8001/k8s/api/v1/namespaces/default/pods/web-0:8080/proxy/login?next=/",
    /// )?;
    /// assert_eq!(mount.prefix(), "/k8s/api/v1/namespaces/default/pods/web-0:8080/proxy");
    /// assert_eq!(
    ///     mount.to_string(),
    ///     "http://localhost:8001/k8s/api/v1/namespaces/default/pods/web-0:8080/proxy/"
    /// );
    /// # Ok::<(), porthole::Error>(())
    /// ```
    pub fn parse(url: &str) -> Result<Self, Error> {
        const RULE: &str = "write the whole URL, for example http://127.0.0.1:8001/api/v1/namespaces/NAMESPACE/services/NAME/proxy/";
        let mount = ProxyUrl::parse(url)?.mount;
        if mount.origin.is_empty() {
            return Err(Error::new(Code::Missing, "origin", "", RULE));
        }
        Ok(mount)
    }

    /// The path up to and including `/proxy`, in canonical form.
    #[must_use]
    pub fn prefix(&self) -> String {
        format!("{}{}", self.base, self.target)
    }
}

impl fmt::Display for Mount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}/", self.origin, self.base, self.target)
    }
}
