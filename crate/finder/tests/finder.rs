//! The search over all clusters, and what is kept of them.

use porthole::Kind;
use porthole_finder::{Finder, Offers, Place, Request, Resource, Step};
use proptest::prelude::*;

fn place(id: &str) -> Place {
    let origin = format!("http://127.0.0.1:80{id}");
    Place { id: id.into(), origin, name: format!("cluster-{id}"), ..Place::default() }
}

fn service(namespace: &str, name: &str) -> String {
    format!(
        r#"{{"metadata":{{"name":"{name}","namespace":"{namespace}"}},"spec":{{"selector":{{"a":"b"}},"ports":[{{"name":"http","port":80}}]}}}}"#
    )
}

fn listed(finder: &mut Finder, id: &str, services: &[String]) {
    finder.refresh(id);
    while let Some(Request { resource, .. }) = finder.next(id) {
        let (kind, items) = match resource {
            Resource::Services => ("Service", services.join(",")),
            Resource::Pods => ("Pod", String::new()),
            Resource::Nodes => ("Node", String::new()),
        };
        let body = format!(
            r#"{{"kind":"{kind}List","metadata":{{"resourceVersion":"1"}},"items":[{items}]}}"#
        );
        if finder.answer(id, 200, None, body.as_bytes()) == Step::End {
            break;
        }
    }
}

fn names(finder: &mut Finder, query: &str) -> Vec<String> {
    let view = finder.view(query, 0, 1000);
    view.rows.iter().map(|row| format!("{} {}/{}", row.cluster, row.namespace, row.name)).collect()
}

fn two_clusters() -> Finder {
    let mut finder = Finder::default();
    finder.set_places(vec![place("01"), place("02")]);
    let services = [("monitoring", "grafana"), ("monitoring", "grafana-metrics"), ("prod", "web")];
    let services: Vec<String> =
        services.iter().map(|(namespace, name)| service(namespace, name)).collect();
    listed(&mut finder, "01", &services);
    listed(&mut finder, "02", &services[2..]);
    finder
}

#[test]
fn searches_all_clusters_at_once() {
    let mut finder = two_clusters();
    assert_eq!(names(&mut finder, "web"), ["01 prod/web", "02 prod/web"]);
    assert_eq!(names(&mut finder, "web cluster-02"), ["02 prod/web"]);
    assert_eq!(
        names(&mut finder, "gr"),
        ["01 monitoring/grafana", "01 monitoring/grafana-metrics"]
    );
    assert_eq!(names(&mut finder, "monitoring/grafana")[0], "01 monitoring/grafana");
    assert_eq!(names(&mut finder, "GRAFANA mon").len(), 2);
    assert_eq!(names(&mut finder, &"x".repeat(10_000)), [""; 0]);
    assert_eq!(names(&mut finder, "").len(), 4);
}

#[test]
fn says_which_letters_matched_and_where_a_click_leads() {
    let mut finder = two_clusters();
    let view = finder.view("gfa", 0, 1);
    assert_eq!((view.total, &*view.rows[0].letters), (2, &[0, 3, 4][..]));
    let url = "http://127.0.0.1:8001/api/v1/namespaces/monitoring/services/grafana:http/proxy/";
    assert_eq!(view.rows[0].url, url);
}

#[test]
fn puts_favourites_and_what_was_opened_lately_first() {
    let mut finder = two_clusters();
    let url = |cluster: &str| {
        format!("http://127.0.0.1:80{cluster}/api/v1/namespaces/prod/services/web:80/proxy/")
    };
    finder.set_marks(vec![], vec![url("02"), url("01")]);
    assert_eq!(names(&mut finder, "web"), ["02 prod/web", "01 prod/web"]);
    finder.set_marks(vec![url("01")], vec![url("02")]);
    assert_eq!(names(&mut finder, "web"), ["01 prod/web", "02 prod/web"]);
    assert!(finder.view("web", 0, 1).rows[0].is_favourite);
    finder.set_marks(vec!["no URL".into()], vec!["http://[".into()]);
    assert_eq!(names(&mut finder, "web").len(), 2);
}

#[test]
fn keeps_what_is_known_of_clusters_that_stay() {
    let mut finder = two_clusters();
    let renamed = Place { name: "production".into(), ..place("02") };
    finder.set_places(vec![renamed, place("03")]);
    assert_eq!(names(&mut finder, ""), ["02 prod/web"]);
    assert_eq!(names(&mut finder, "web production"), ["02 prod/web"]);
    // Another address is another cluster.
    finder.set_places(vec![Place { base: "/k8s".into(), ..place("02") }]);
    assert_eq!(names(&mut finder, ""), [""; 0]);
}

#[test]
fn loads_what_it_has_saved_and_nothing_else() {
    let saved = two_clusters().save("01").unwrap();
    let mut finder = Finder::default();
    finder.set_places(vec![place("01")]);
    for bytes in [&b""[..], &[9, 9], &saved[..saved.len() - 1], &[&[0], &saved[1..]].concat()] {
        assert!(!finder.load("01", bytes));
    }
    assert!(finder.load("01", &saved));
    assert_eq!(names(&mut finder, "").len(), 3);
    finder.refresh("01");
    assert!(finder.next("01").unwrap().path.contains("watch=1"));
}

proptest! {
    #[test]
    fn typing_letter_by_letter_finds_what_typing_at_once_does(
        known in proptest::collection::vec(("[a-c-]{1,6}", "[a-c]{1,3}"), 0..30),
        query in "[a-c /]{0,6}",
    ) {
        let services: Vec<String> =
            known.iter().map(|(name, namespace)| service(namespace, name)).collect();
        let mut typed = Finder::default();
        typed.set_places(vec![place("01")]);
        listed(&mut typed, "01", &services);
        let saved = typed.save("01").unwrap();
        for end in 0..query.len() {
            names(&mut typed, &query[..end]);
        }
        let mut fresh = Finder::default();
        fresh.set_places(vec![place("01")]);
        prop_assert!(fresh.load("01", &saved));
        prop_assert_eq!(names(&mut typed, &query), names(&mut fresh, &query));
    }

    #[test]
    fn damaged_bytes_never_panic(at in 0usize..400, byte: u8) {
        let mut saved = two_clusters().save("01").unwrap();
        let at = at % saved.len();
        saved[at] = byte;
        let mut finder = two_clusters();
        finder.load("01", &saved);
        names(&mut finder, "web");
    }
}

#[test]
fn offers_what_fits_the_letters_typed_so_far() {
    let finder = two_clusters();
    let of = |namespace, name| {
        let Offers { namespaces, names } = finder.offers("01", Kind::Service, namespace, name);
        (namespaces, names)
    };
    assert_eq!(of("", ""), (vec!["monitoring", "prod"], vec![]));
    assert_eq!(of("mon", "").0, ["monitoring"]);
    assert_eq!(of("monitoring", "graf").1, ["grafana", "grafana-metrics"]);
    assert_eq!(of("monitoring", "-met").1, ["grafana-metrics"]);
    assert_eq!(of("monitoring", "x").1, [""; 0]);
    assert_eq!(finder.offers("09", Kind::Service, "", ""), Offers::default());
}
