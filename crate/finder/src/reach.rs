//! What the API server's proxy can never reach.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

porthole::ids! {
    /// Why the proxy can't reach an object, whatever URL one builds.
    Obstacle {
        /// A Service that is only a name for another host: it has no endpoints to proxy to.
        ExternalName = "external-name",
        /// A Service without a selector: the API server doesn't proxy to endpoints that are no Pods
        /// (Kubernetes' documentation, "Services without selectors").
        NoSelector = "no-selector",
        /// None of its ports is one of TCP.
        NotTcp = "not-tcp",
        /// A Service without ports.
        NoPorts = "no-ports",
        /// A Pod that isn't running, so that nothing answers.
        NotRunning = "not-running",
    }
}

/// As a number in what is saved: its place in the list, from 1.
pub(crate) mod saved {
    use super::{Deserialize, Deserializer, Obstacle, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub fn serialize<S: Serializer>(obstacle: &Option<Obstacle>, to: S) -> Result<S::Ok, S::Error> {
        obstacle.map_or(0, |obstacle| obstacle as u8 + 1).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Obstacle>, D::Error> {
        let place = usize::from(u8::deserialize(from)?);
        Ok(place.checked_sub(1).and_then(|place| Obstacle::ALL.get(place)).copied())
    }
}
