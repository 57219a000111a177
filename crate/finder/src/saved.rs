//! What is kept of a cluster between two sessions.

use serde::{Deserialize, Serialize};

use crate::listing::Versions;
use crate::{Listing, Object, Store};

/// Raised when an older form can't be read any more: then it is listed anew.
const FORM: u8 = 1;

#[derive(Serialize)]
struct Out<'a> {
    versions: Versions,
    objects: Vec<&'a Object>,
}

#[derive(Deserialize)]
struct In {
    versions: Versions,
    objects: Vec<Object>,
}

/// A cluster's objects as bytes, for [`load`].
pub fn save(store: &Store, listing: &Listing) -> Vec<u8> {
    let out = Out { versions: listing.versions(), objects: store.objects().collect() };
    // It fails for maps of unknown length only, and there are none.
    postcard::to_extend(&out, vec![FORM]).unwrap_or_default()
}

/// What [`save`] has made; nothing if it is of another form or damaged.
pub fn load(bytes: &[u8], namespaces: Vec<String>) -> Option<(Store, Listing)> {
    let (form, rest) = bytes.split_first()?;
    if *form != FORM {
        return None;
    }
    let In { versions, objects } = postcard::from_bytes(rest).ok()?;
    Some((Store::of(objects), Listing::after(namespaces, versions)))
}
