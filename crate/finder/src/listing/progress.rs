//! How far a listing is, and what stood in its way.

use serde::Serialize;

use super::Resource;

porthole::ids! {
    /// Why a cluster, or a part of it, can't be listed.
    Problem {
        /// Nobody answered.
        Offline = "offline",
        /// 401: the credentials are missing, wrong or expired.
        Unauthorized = "unauthorized",
        /// 403: the user may not list these.
        Forbidden = "forbidden",
        /// 429: too many requests, even after waiting.
        Busy = "busy",
        /// 5xx: the API server, or what stands before it, is in trouble.
        ServerError = "server-error",
        /// The answer ended in the middle.
        Cut = "cut",
        /// What answered isn't the Kubernetes API.
        NotKubernetes = "not-kubernetes",
    }
}

porthole::ids! {
    /// How far a listing is.
    State {
        /// Not begun.
        Waiting = "waiting",
        /// Requests are on their way.
        Listing = "listing",
        /// Everything that may be listed is.
        Done = "done",
        /// It ended early; what was known is kept.
        Failed = "failed",
        /// The user ended it.
        Cancelled = "cancelled",
    }
}

/// How far a listing is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// How far it is.
    pub state: State,
    /// Objects read.
    pub read: u64,
    /// Objects that there are in all, as far as is known.
    pub total: u64,
    /// Why it failed.
    pub problem: Option<Problem>,
    /// What the user may not list in any namespace.
    pub forbidden: Vec<Resource>,
}
