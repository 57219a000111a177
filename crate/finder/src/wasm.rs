//! The one module that knows JavaScript: what the worker calls.

use porthole::Kind;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::finder;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Request | undefined")]
    pub type NextRequest;
    #[wasm_bindgen(typescript_type = "Step")]
    pub type NextStep;
    #[wasm_bindgen(typescript_type = "View")]
    pub type Shown;
    #[wasm_bindgen(typescript_type = "Details | undefined")]
    pub type Known;
    #[wasm_bindgen(typescript_type = "Offers")]
    pub type Offered;
    #[wasm_bindgen(typescript_type = "ClusterProgress[]")]
    pub type AllProgress;
}

/// All clusters, and the one search over them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Finder(finder::Finder);

/// A cluster, on the way in.
#[wasm_bindgen]
pub struct Place(finder::Place);

#[wasm_bindgen]
impl Place {
    /// Where a cluster is, and what it is called.
    #[wasm_bindgen(constructor)]
    pub fn new(
        id: String,
        origin: String,
        base: String,
        name: String,
        namespaces: Vec<String>,
    ) -> Self {
        Self(finder::Place { id, origin, base, name, namespaces })
    }
}

#[wasm_bindgen]
impl Finder {
    /// A finder that knows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the clusters, in the order in which they are shown.
    #[wasm_bindgen(js_name = setPlaces)]
    pub fn set_places(&mut self, places: Vec<Place>) {
        self.0.set_places(places.into_iter().map(|place| place.0).collect());
    }

    /// Names the mounts that the user has marked, and those opened lately, newest first.
    #[wasm_bindgen(js_name = setMarks)]
    pub fn set_marks(&mut self, favourites: Vec<String>, recents: Vec<String>) {
        self.0.set_marks(favourites, recents);
    }

    /// Begins to list a cluster, or to ask for its changes.
    pub fn refresh(&mut self, id: &str) {
        self.0.refresh(id);
    }

    /// Ends the listing of a cluster.
    pub fn cancel(&mut self, id: &str) {
        self.0.cancel(id);
    }

    /// The next request of a cluster's listing.
    pub fn next(&mut self, id: &str) -> Result<NextRequest, JsValue> {
        structured(&self.0.next(id)).map(JsCast::unchecked_into)
    }

    /// Takes the answer; status 0 where nobody answered.
    pub fn answer(
        &mut self,
        id: &str,
        status: u16,
        #[wasm_bindgen(js_name = retryAfter)] retry_after: Option<f64>,
        body: &[u8],
    ) -> Result<NextStep, JsValue> {
        structured(&self.0.answer(id, status, retry_after, body)).map(JsCast::unchecked_into)
    }

    /// How far the listing of each cluster is.
    pub fn progress(&self) -> Result<AllProgress, JsValue> {
        #[derive(Serialize)]
        struct Of<'a> {
            cluster: &'a str,
            #[serde(flatten)]
            progress: crate::Progress,
        }
        let all = self.0.progress().map(|(cluster, progress)| Of { cluster, progress });
        structured(&all.collect::<Vec<_>>()).map(JsCast::unchecked_into)
    }

    /// The rows that a query finds, from `from` on, at most `count`.
    pub fn view(&mut self, query: &str, from: usize, count: usize) -> Result<Shown, JsValue> {
        structured(&self.0.view(query, from, count)).map(JsCast::unchecked_into)
    }

    /// What is known of one object.
    pub fn details(
        &self,
        id: &str,
        kind: &str,
        namespace: &str,
        name: &str,
    ) -> Result<Known, JsValue> {
        let kind = Kind::ALL.into_iter().find(|each| each.as_str() == kind);
        let found = kind.and_then(|kind| self.0.details(id, kind, namespace, name));
        structured(&found).map(JsCast::unchecked_into)
    }

    /// What to offer for a namespace and a name that are being typed.
    pub fn offers(
        &self,
        id: &str,
        kind: &str,
        namespace: &str,
        name: &str,
    ) -> Result<Offered, JsValue> {
        let kind = Kind::ALL.into_iter().find(|each| each.as_str() == kind);
        let offers = kind.map(|kind| self.0.offers(id, kind, namespace, name));
        structured(&offers.unwrap_or_default()).map(JsCast::unchecked_into)
    }

    /// What is known of a cluster, as bytes.
    pub fn save(&self, id: &str) -> Option<Vec<u8>> {
        self.0.save(id)
    }

    /// Takes what was known of a cluster before; whether it could be read.
    pub fn load(&mut self, id: &str, bytes: &[u8]) -> bool {
        self.0.load(id, bytes)
    }
}

fn structured(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Ok(value.serialize(&serializer)?)
}
