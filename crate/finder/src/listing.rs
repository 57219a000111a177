//! Which requests list a cluster, and what their answers mean.
//!
//! Rules: Kubernetes' documentation, "Kubernetes API Concepts" ("Retrieving large results sets in chunks", "Efficient
//! detection of changes").

mod progress;
mod resource;
mod scope;

use std::collections::VecDeque;

use porthole::Kind;
use serde::{Deserialize, Serialize};

use crate::{Change, Store, Unread, changes, page};
use scope::Scope;

pub use progress::{Problem, Progress, State};
pub use resource::Resource;

/// A request to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Below the cluster's base path.
    pub path: String,
    /// What it lists.
    pub resource: Resource,
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "then")]
pub enum Step {
    /// Ask for the next request.
    Next,
    /// Ask for the next request after these seconds.
    Wait {
        /// As the server asked for.
        seconds: f64,
    },
    /// Nothing is left to do.
    End,
}

/// Objects a page: large enough for a few requests, small enough for steady progress.
const PAGE: u32 = 500;
/// How often one request is tried again.
const TRIES: u32 = 4;
/// The longest that a server may have us wait, in seconds.
const PATIENCE: f64 = 60.0;

/// The listing of one cluster. It survives a closed popup: what was listed is asked for its changes only.
#[derive(Debug)]
pub struct Listing {
    /// Where the user may not list all namespaces, these are looked into.
    namespaces: Vec<String>,
    queue: VecDeque<Scope>,
    done: Vec<Scope>,
    forbidden: Vec<Resource>,
    state: State,
    problem: Option<Problem>,
    tries: u32,
}

/// What lets a later session ask for changes only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions(pub Vec<(u8, Option<String>, String)>);

impl Listing {
    /// A listing that hasn't begun.
    #[must_use]
    pub fn new(namespaces: Vec<String>) -> Self {
        let queue = Resource::ALL.iter().map(|resource| Scope::all(*resource)).collect();
        Self {
            namespaces,
            queue,
            done: Vec::new(),
            forbidden: Vec::new(),
            state: State::Waiting,
            problem: None,
            tries: 0,
        }
    }

    /// A listing that goes on where another ended.
    #[must_use]
    pub(crate) fn after(namespaces: Vec<String>, versions: Versions) -> Self {
        let done = versions.0.into_iter().filter_map(|(resource, namespace, version)| {
            let resource = *Resource::ALL.get(usize::from(resource))?;
            Some(Scope::listed(resource, namespace, version))
        });
        let done: Vec<Scope> = done.collect();
        if done.is_empty() {
            return Self::new(namespaces);
        }
        Self { queue: VecDeque::new(), done, state: State::Done, ..Self::new(namespaces) }
    }

    pub(crate) fn versions(&self) -> Versions {
        Versions(self.done.iter().filter_map(Scope::saved).collect())
    }

    /// Begins, or begins again: what was listed is asked for its changes, what failed or was refused in full.
    pub fn refresh(&mut self) {
        if self.state == State::Listing {
            return;
        }
        self.queue.extend(self.done.drain(..).map(Scope::again));
        for resource in std::mem::take(&mut self.forbidden) {
            self.queue.push_back(Scope::all(resource));
        }
        self.tries = 0;
        self.problem = None;
        self.state = State::Listing;
    }

    /// Ends it; what has been read stays, and a refresh goes on from there.
    pub fn cancel(&mut self) {
        if self.state == State::Listing {
            self.state = State::Cancelled;
        }
    }

    /// The request to send next; nothing at the end.
    #[must_use]
    pub fn next(&self) -> Option<Request> {
        let scope = self.queue.front().filter(|_| self.state == State::Listing)?;
        Some(Request { path: scope.path(), resource: scope.resource })
    }

    /// Takes the answer to the request that [`Listing::next`] named. A status of 0 means that nobody answered.
    /// `retry_after` is the header's value in seconds, if there is one.
    pub fn answer(
        &mut self,
        store: &mut Store,
        status: u16,
        retry_after: Option<f64>,
        body: &[u8],
    ) -> Step {
        if self.state != State::Listing {
            return Step::End;
        }
        let Some(mut scope) = self.queue.pop_front() else { return Step::End };
        let read = match status {
            200 if scope.is_listed() => Self::take_changes(&mut scope, store, body),
            200 => Self::take_page(&mut scope, store, body),
            410 => {
                scope.expire(body);
                Ok(())
            }
            _ => return self.refused(scope, store, status, retry_after),
        };
        match read {
            Ok(()) if status == 410 && self.tries >= TRIES => {
                self.fail(scope, Problem::ServerError)
            }
            Ok(()) => {
                self.tries = if status == 410 { self.tries + 1 } else { 0 };
                if scope.is_at_end() {
                    self.done.push(scope);
                } else {
                    self.queue.push_front(scope);
                }
                self.onward()
            }
            Err(Unread::Cut) if self.tries < TRIES => self.again(scope, 0.0),
            Err(Unread::Cut) => self.fail(scope, Problem::Cut),
            Err(Unread::NotKubernetes) => self.fail(scope, Problem::NotKubernetes),
        }
    }

    fn take_page(scope: &mut Scope, store: &mut Store, body: &[u8]) -> Result<(), Unread> {
        let page = page(scope.resource, body)?;
        if scope.is_fresh() {
            store.begin();
        }
        scope.take(&page);
        for object in page.objects {
            store.put(object);
        }
        if scope.is_at_end() {
            store.end(scope.resource.kind(), scope.namespace.as_deref());
        }
        Ok(())
    }

    fn take_changes(scope: &mut Scope, store: &mut Store, body: &[u8]) -> Result<(), Unread> {
        let changes = changes(scope.resource, body)?;
        scope.caught_up();
        for change in changes {
            match change {
                Change::Put(object) => store.put(object),
                Change::Gone(object) => store.remove(&object),
                Change::Seen(version) => scope.reach(version),
                Change::Expired => scope.expire(b""),
            }
        }
        Ok(())
    }

    fn refused(
        &mut self,
        scope: Scope,
        store: &mut Store,
        status: u16,
        retry_after: Option<f64>,
    ) -> Step {
        let may_wait = self.tries < TRIES;
        match status {
            0 => self.fail(scope, Problem::Offline),
            401 => self.fail(scope, Problem::Unauthorized),
            403 => self.forbid(&scope, store),
            429 | 503 if may_wait => {
                let seconds = retry_after.filter(|seconds| *seconds >= 0.0);
                self.again(scope, seconds.unwrap_or(1.0).min(PATIENCE))
            }
            429 => self.fail(scope, Problem::Busy),
            500.. => self.fail(scope, Problem::ServerError),
            _ => self.fail(scope, Problem::NotKubernetes),
        }
    }

    /// Looks into the namespaces one by one, where all at once is too much.
    fn forbid(&mut self, scope: &Scope, store: &mut Store) -> Step {
        let kind = scope.resource.kind();
        match &scope.namespace {
            None if kind != Kind::Node && !self.namespaces.is_empty() => {
                let namespaces = self.namespaces.clone();
                store.retain(|object| {
                    object.kind() != kind || namespaces.iter().any(|one| one == object.namespace())
                });
                for namespace in namespaces {
                    let within = Scope::within(scope.resource, namespace);
                    if !self.queue.iter().chain(&self.done).any(|known| known.is_of(&within)) {
                        self.queue.push_back(within);
                    }
                }
            }
            Some(namespace) => {
                store.retain(|object| object.kind() != kind || object.namespace() != namespace);
                self.note_forbidden(scope.resource);
            }
            None => {
                store.retain(|object| object.kind() != kind);
                self.note_forbidden(scope.resource);
            }
        }
        self.tries = 0;
        self.onward()
    }

    fn note_forbidden(&mut self, resource: Resource) {
        if !self.forbidden.contains(&resource) {
            self.forbidden.push(resource);
        }
    }

    fn again(&mut self, scope: Scope, seconds: f64) -> Step {
        self.queue.push_front(scope);
        self.tries += 1;
        Step::Wait { seconds }
    }

    fn fail(&mut self, scope: Scope, problem: Problem) -> Step {
        self.queue.push_front(scope);
        self.problem = Some(problem);
        self.state = State::Failed;
        Step::End
    }

    fn onward(&mut self) -> Step {
        if !self.queue.is_empty() {
            return Step::Next;
        }
        self.state = State::Done;
        if self.done.is_empty() {
            self.state = State::Failed;
            self.problem = Some(Problem::Forbidden);
        }
        Step::End
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let scopes = || self.queue.iter().chain(&self.done);
        Progress {
            state: self.state,
            read: scopes().map(|scope| scope.read).sum(),
            total: scopes().map(|scope| scope.read + scope.remaining).sum(),
            problem: self.problem,
            forbidden: self.forbidden.clone(),
        }
    }
}
