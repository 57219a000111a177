//! What is listed.

use porthole::Kind;

porthole::ids! {
    /// What is listed.
    Resource {
        /// Services.
        Services = "services",
        /// Nodes.
        Nodes = "nodes",
        /// Pods.
        Pods = "pods",
    }
}

impl Resource {
    /// What it is a list of.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Services => Kind::Service,
            Self::Nodes => Kind::Node,
            Self::Pods => Kind::Pod,
        }
    }
}
