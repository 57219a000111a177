//! A proxy URL as loose parts, the way forms and programs hold it.

use serde::Serialize;

use crate::proxy_url::canonical_base;
use crate::resolve::Href;
use crate::{Code, Element, Error, Kind, Mount, ProxyUrl, Scheme, Target};

/// The parts of a proxy URL. Only `name` must be there (and `namespace`, for services and pods).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// `http://127.0.0.1:8001`; empty for a bare path.
    pub origin: String,
    /// Empty, or what stands before `/api/v1/`: `/k8s/clusters/c-abc`.
    pub base: String,
    /// `service` (also if empty), `pod` or `node`.
    pub kind: String,
    /// Empty for a node.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    /// `http` (also if empty) or `https`.
    pub scheme: String,
    /// The object's name.
    pub name: String,
    /// A number or a name; empty for the default port.
    pub port: String,
    /// What follows `/proxy`; nothing means `/`.
    pub path: Option<String>,
    /// The query, with or without its `?`.
    pub query: String,
    /// The fragment, with or without its `#`.
    pub fragment: String,
}

impl Parts {
    /// Puts the parts together, or says which of them the API server or Kubernetes would refuse.
    ///
    /// # Errors
    /// What [`Target::check`] refuses; [`Code::InvalidPart`] for an unknown kind, a scheme other than `http` and
    /// `https`, an origin that is none, and a base, path or query that would end early.
    ///
    /// ```
    /// use porthole::Parts;
    ///
    /// let parts = Parts {
    ///     origin: "https://192.0.2.1".into(),
    ///     namespace: "kube-system".into(),
    ///     scheme: "https".into(),
    ///     name: "elasticsearch-logging".into(),
    ///     path: Some("/_cluster/health".into()),
    ///     query: "pretty=true".into(),
    ///     ..Parts::default()
    /// };
    /// assert_eq!(
    ///     parts.build()?.to_string(),
    ///     "https://192.0.2.1/api/v1/namespaces/kube-system/services/https:elasticsearch-logging:/proxy/_cluster/health?pretty=true"
    /// );
    /// # Ok::<(), porthole::Error>(())
    /// ```
    pub fn build(&self) -> Result<ProxyUrl, Error> {
        let target = self.target()?;
        target.check()?;
        Ok(ProxyUrl {
            mount: Mount { origin: self.checked_origin()?, base: self.checked_base()?, target },
            path: self.checked_path()?,
            query: led_by('?', whole("query", &self.query, &['#'])?),
            fragment: led_by('#', &self.fragment),
        })
    }

    /// The target that the parts name; its names aren't judged.
    ///
    /// # Errors
    /// [`Code::InvalidPart`] for an unknown kind or scheme.
    pub fn target(&self) -> Result<Target, Error> {
        let kind = match &*self.kind {
            "" | "service" => Kind::Service,
            "pod" => Kind::Pod,
            "node" => Kind::Node,
            other => {
                return Err(Error::new(
                    Code::InvalidPart,
                    "kind",
                    other,
                    "write service, pod or node",
                ));
            }
        };
        let scheme = match &*self.scheme {
            "" | "http" => Scheme::Http,
            "https" => Scheme::Https,
            other => {
                return Err(Error::new(Code::InvalidPart, "scheme", other, "write http or https"));
            }
        };
        let element = Element { scheme, name: self.name.clone(), port: self.port.clone() };
        Ok(Target { kind, namespace: self.namespace.clone(), element })
    }

    fn checked_origin(&self) -> Result<String, Error> {
        const RULE: &str = "write scheme, host and port only, for example http://127.0.0.1:8001";
        if self.origin.is_empty() {
            return Ok(String::new());
        }
        let wrong = || Error::new(Code::InvalidPart, "origin", &*self.origin, RULE);
        let url = Href::resolve(&self.origin, None).map_err(|_| wrong())?;
        match url.split() {
            Some((origin, "/")) if url.is_origin(&origin) => Ok(origin),
            _ => Err(wrong()),
        }
    }

    fn checked_base(&self) -> Result<String, Error> {
        const RULE: &str = "begin it with one slash, not two, which would name a host";
        let base = led_by('/', whole("base", &self.base, &['?', '#'])?);
        canonical_base(&self.origin, &base)
            .map(str::to_owned)
            .ok_or_else(|| Error::new(Code::InvalidPart, "base", &*self.base, RULE))
    }

    fn checked_path(&self) -> Result<String, Error> {
        match self.path.as_deref() {
            None => Ok("/".to_owned()),
            Some(path) => Ok(led_by('/', whole("path", path, &['?', '#'])?)),
        }
    }
}

/// A part that holds none of the characters that would end it early.
fn whole<'a>(part: &'static str, text: &'a str, ends: &[char]) -> Result<&'a str, Error> {
    const RULE: &str =
        "give the query and the fragment as parts of their own, or write ? as %3F and # as %23";
    if text.contains(ends) {
        Err(Error::new(Code::InvalidPart, part, text, RULE))
    } else {
        Ok(text)
    }
}

/// A part with the character that leads it, unless it's empty.
fn led_by(lead: char, text: &str) -> String {
    if text.is_empty() || text.starts_with(lead) {
        text.to_owned()
    } else {
        format!("{lead}{text}")
    }
}

impl From<&ProxyUrl> for Parts {
    fn from(url: &ProxyUrl) -> Self {
        let Mount { origin, base, target } = &url.mount;
        Self {
            origin: origin.clone(),
            base: base.clone(),
            kind: target.kind.as_str().to_owned(),
            namespace: target.namespace.clone(),
            scheme: target.element.scheme.as_str().to_owned(),
            name: target.element.name.clone(),
            port: target.element.port.clone(),
            path: Some(url.path.clone()),
            query: url.query.clone(),
            fragment: url.fragment.clone(),
        }
    }
}
