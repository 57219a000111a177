//! What runs in the clusters: which requests list it, what their answers say, and the search over it.
//!
//! Nothing here sends a request: [`Listing`] says which one is next and takes its answer.

pub mod cluster_info;
mod finder;
mod fuzzy;
pub mod guess;
mod index;
mod listing;
mod object;
mod reach;
mod read;
mod saved;
pub mod search;
mod store;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod ways;

pub use finder::{Details, Finder, Offers, Place, Row, View};
pub use index::Face;
pub use listing::{Listing, Problem, Progress, Request, Resource, State, Step};
pub use object::{Object, ServicePort};
pub use reach::Obstacle;
pub use read::{Change, Page, Unread, changes, page};
pub use store::Store;
pub use ways::{Way, WayKind};
