//! Listing a cluster, against a small API server that counts what it is asked.

use std::fmt::Write as _;

use porthole::Kind;
use porthole_finder::{Listing, Problem, Request, Resource, State, Step, Store};

/// An API server with so many services, in pages of whatever is asked for.
struct Server {
    services: Vec<String>,
    asked: Vec<String>,
}

impl Server {
    fn new(count: usize) -> Self {
        let services = (0..count).map(|index| format!("s-{index:05}")).collect();
        Self { services, asked: Vec::new() }
    }

    fn answer(&mut self, request: &Request) -> (u16, String) {
        self.asked.push(request.path.clone());
        let parameter = |name: &str| {
            let (_, query) = request.path.split_once('?').unwrap();
            query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")))
        };
        if parameter("watch").is_some() {
            let bookmark = r#"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}"#;
            return (200, format!("{bookmark}\n"));
        }
        match request.resource {
            Resource::Services => {
                let from = parameter("continue").map_or(0, |next| next.parse().unwrap());
                let limit: usize = parameter("limit").unwrap().parse().unwrap();
                (200, list("Service", &self.services, from, limit))
            }
            Resource::Pods => (200, list("Pod", &[], 0, 1)),
            Resource::Nodes => (200, list("Node", &[], 0, 1)),
        }
    }
}

fn list(kind: &str, names: &[String], from: usize, limit: usize) -> String {
    let to = names.len().min(from + limit);
    let items: Vec<String> = names[from..to].iter().map(|name| object(name)).collect();
    let mut meta = r#""resourceVersion":"7""#.to_owned();
    if to < names.len() {
        write!(meta, r#","continue":"{to}","remainingItemCount":{}"#, names.len() - to).unwrap();
    }
    format!(r#"{{"kind":"{kind}List","metadata":{{{meta}}},"items":[{}]}}"#, items.join(","))
}

fn object(name: &str) -> String {
    format!(
        r#"{{"metadata":{{"name":"{name}","namespace":"a","resourceVersion":"5"}},"spec":{{"selector":{{"a":"b"}},"ports":[{{"port":80}}]}}}}"#
    )
}

/// Asks and answers until nothing is left to do.
fn run(
    listing: &mut Listing,
    store: &mut Store,
    mut answer: impl FnMut(&Request) -> (u16, String),
) -> Vec<f64> {
    let mut waits = Vec::new();
    while let Some(request) = listing.next() {
        let (status, body) = answer(&request);
        match listing.answer(store, status, Some(2.0).filter(|_| status == 429), body.as_bytes()) {
            Step::Next => {}
            Step::Wait { seconds } => waits.push(seconds),
            Step::End => break,
        }
        assert!(waits.len() < 20, "it asks for ever");
    }
    waits
}

fn begun(namespaces: &[&str]) -> (Listing, Store) {
    let mut listing = Listing::new(namespaces.iter().map(|&name| name.to_owned()).collect());
    listing.refresh();
    (listing, Store::default())
}

#[test]
fn reads_page_by_page_and_then_only_changes() {
    let (mut server, (mut listing, mut store)) = (Server::new(1200), begun(&[]));
    run(&mut listing, &mut store, |request| server.answer(request));
    assert_eq!(store.objects().len(), 1200);
    let progress = listing.progress();
    assert_eq!((progress.state, progress.read, progress.total), (State::Done, 1200, 1200));
    let services = server.asked.iter().filter(|path| path.contains("services")).count();
    assert_eq!(services, 3);

    listing.refresh();
    let events = [
        format!(r#"{{"type":"ADDED","object":{}}}"#, object("new")),
        format!(r#"{{"type":"DELETED","object":{}}}"#, object("s-00003")),
        r#"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"8"}}}"#.to_owned(),
        // The connection ended in the middle of a line: it comes again.
        r#"{"type":"ADDED","object":{"metadata":{"name":"half"#.to_owned(),
    ];
    run(&mut listing, &mut store, |request| match request.resource {
        Resource::Services => {
            assert!(request.path.contains("watch=1") && request.path.contains("resourceVersion=7"));
            (200, events.join("\n"))
        }
        _ => server.answer(request),
    });
    assert_eq!(store.objects().len(), 1200);
    assert!(store.find(Kind::Service, "a", "new").is_some());
    assert!(store.find(Kind::Service, "a", "s-00003").is_none());
    listing.refresh();
    assert!(listing.next().unwrap().path.ends_with("resourceVersion=8"));
}

#[test]
fn knows_the_total_from_the_first_page_on() {
    let (mut server, (mut listing, mut store)) = (Server::new(1200), begun(&[]));
    let (status, body) = server.answer(&listing.next().unwrap());
    assert_eq!(listing.answer(&mut store, status, None, body.as_bytes()), Step::Next);
    assert_eq!((listing.progress().read, listing.progress().total), (500, 1200));
}

#[test]
fn goes_on_with_the_token_of_a_410_and_begins_anew_without_one() {
    for (token, expected) in [(r#""continue":"500""#, 4), ("", 5)] {
        let (mut server, (mut listing, mut store)) = (Server::new(1200), begun(&[]));
        let mut expired = false;
        run(&mut listing, &mut store, |request| {
            if request.path.contains("continue") && !std::mem::replace(&mut expired, true) {
                server.asked.push(request.path.clone());
                return (410, format!(r#"{{"kind":"Status","metadata":{{{token}}},"code":410}}"#));
            }
            server.answer(request)
        });
        assert_eq!((listing.progress().state, store.objects().len()), (State::Done, 1200));
        let services = server.asked.iter().filter(|path| path.contains("services")).count();
        assert_eq!(services, expected, "with {token:?}");
    }
}

#[test]
fn gives_up_on_tokens_that_always_expire() {
    let (mut listing, mut store) = begun(&[]);
    let mut asked = 0;
    run(&mut listing, &mut store, |_| {
        asked += 1;
        assert!(asked < 20, "it asks for ever");
        (410, String::new())
    });
    assert_eq!(listing.progress().problem, Some(Problem::ServerError));
}

#[test]
fn what_a_new_listing_no_longer_holds_goes_at_its_end() {
    let (mut server, (mut listing, mut store)) = (Server::new(700), begun(&[]));
    run(&mut listing, &mut store, |request| server.answer(request));
    server.services.retain(|name| !name.ends_with('0'));
    let mut seen = Vec::new();
    listing.refresh();
    while let Some(request) = listing.next() {
        let expired = request.path.contains("watch") && request.resource == Resource::Services;
        let (status, body) = if expired { (410, String::new()) } else { server.answer(&request) };
        listing.answer(&mut store, status, None, body.as_bytes());
        seen.push(store.objects().len());
    }
    assert_eq!(store.objects().len(), 630);
    assert!(seen.iter().all(|count| *count >= 630), "the list was emptier meanwhile: {seen:?}");
}

#[test]
fn looks_into_single_namespaces_where_all_are_forbidden() {
    let (mut listing, mut store) = begun(&["a", "b"]);
    let mut asked = Vec::new();
    run(&mut listing, &mut store, |request| {
        asked.push(request.path.split('?').next().unwrap().to_owned());
        match &*asked[asked.len() - 1] {
            "/api/v1/namespaces/a/services" => (200, list("Service", &["web".into()], 0, 9)),
            _ => (403, r#"{"kind":"Status","code":403}"#.to_owned()),
        }
    });
    assert!(asked.contains(&"/api/v1/namespaces/b/pods".to_owned()), "{asked:?}");
    assert!(!asked.contains(&"/api/v1/namespaces/a/nodes".to_owned()), "{asked:?}");
    let progress = listing.progress();
    assert_eq!((progress.state, store.objects().len()), (State::Done, 1));
    assert_eq!(progress.forbidden, [Resource::Nodes, Resource::Services, Resource::Pods]);

    let (count, ()) = (asked.len(), listing.refresh());
    run(&mut listing, &mut store, |request| {
        asked.push(request.path.clone());
        if request.path.contains("watch") { (200, String::new()) } else { (403, String::new()) }
    });
    let again = &asked[count..];
    let known = again.iter().filter(|path| path.contains("namespaces/a/services")).count();
    assert_eq!((known, store.objects().len()), (1, 1), "{again:?}");
}

#[test]
fn fails_where_nothing_may_be_listed() {
    let (mut listing, mut store) = begun(&[]);
    run(&mut listing, &mut store, |_| (403, String::new()));
    let progress = listing.progress();
    assert_eq!((progress.state, progress.problem), (State::Failed, Some(Problem::Forbidden)));
}

#[test]
fn names_what_is_wrong_and_goes_on_from_there() {
    let cases = [
        (0, "", Problem::Offline, 0),
        (401, "{}", Problem::Unauthorized, 0),
        (500, "{}", Problem::ServerError, 0),
        (503, "", Problem::ServerError, 4),
        (429, "", Problem::Busy, 4),
        (404, "<h1>", Problem::NotKubernetes, 0),
        (200, "<!doctype html>", Problem::NotKubernetes, 0),
        (200, r#"{"kind":"PodList","items":[]}"#, Problem::NotKubernetes, 0),
        (200, r#"{"kind":"ServiceList","items":[{"metadata":{"na"#, Problem::Cut, 4),
        (200, "", Problem::Cut, 4),
    ];
    for (status, body, problem, waits) in cases {
        let (mut server, (mut listing, mut store)) = (Server::new(1200), begun(&[]));
        let waited = run(&mut listing, &mut store, |request| {
            let is_second = request.path.contains("continue");
            if is_second { (status, body.to_owned()) } else { server.answer(request) }
        });
        let progress = listing.progress();
        assert_eq!(
            (progress.state, progress.problem),
            (State::Failed, Some(problem)),
            "{status} {body}"
        );
        assert_eq!((waited.len(), store.objects().len()), (waits, 500), "{status} {body}");
        if status == 429 {
            assert!(waited.iter().all(|seconds| (*seconds - 2.0).abs() < 1e-9), "{waited:?}");
        }
        listing.refresh();
        run(&mut listing, &mut store, |request| server.answer(request));
        assert_eq!((listing.progress().state, store.objects().len()), (State::Done, 1200));
    }
}

#[test]
fn keeps_what_was_read_when_cancelled() {
    let (mut server, (mut listing, mut store)) = (Server::new(1200), begun(&[]));
    let (status, body) = server.answer(&listing.next().unwrap());
    listing.answer(&mut store, status, None, body.as_bytes());
    listing.cancel();
    assert_eq!((listing.next(), store.objects().len()), (None, 500));
    // The answer that was on its way when the user cancelled.
    assert_eq!(listing.answer(&mut store, 200, None, b"{}"), Step::End);
    listing.refresh();
    run(&mut listing, &mut store, |request| server.answer(request));
    assert_eq!((listing.progress().state, store.objects().len()), (State::Done, 1200));
}
