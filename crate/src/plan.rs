//! From the session's rules as they are to the rules as they should be, when a tab
//! enters or leaves a mount. The rules themselves are the record of who is where,
//! so nothing can drift from them.

mod known;
mod signed;

use serde::Serialize;

use crate::rules::{self, MOST_TAB_RULES, Rule, Stay, priority};

pub use known::Known;

/// One update of the session's rules, to be applied at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Ids of rules to remove.
    pub remove_rule_ids: Vec<u32>,
    /// Rules to add.
    pub add_rules: Vec<Rule>,
}

/// Where a tab is going.
#[derive(Debug, Clone, Copy)]
pub enum To<'a> {
    /// Into a mount.
    Mount(Stay<'a>),
    /// To this origin itself, past every mount on it.
    Root(&'a str),
    /// Elsewhere.
    Away,
}

/// The update after which `tab` has the rules of `to` alone, and the rules that
/// tabs share fit those that remain.
///
/// `remembered` are the origins that some open tab has been on, for which a way back
/// is kept; `entry_page` is the URL of the entry page up to and including its `#`.
///
/// ```
/// use porthole::{Mount, plan::{Known, To, plan}, rules::{Stay, TabMode}};
/// let mount = Mount::parse("http://127.0.0.1:8001/api/v1/namespaces/default/services/web:80/proxy/")?;
/// let to = To::Mount(Stay::plain(&mount, TabMode::Root));
/// let entry = "chrome-extension://abc/entry.html#";
/// let change = plan(&[], 7, to, &[], entry);
/// assert!(change.add_rules.iter().any(|rule| rule.condition.tab_ids == Some(vec![7])));
/// let known: Vec<Known> = change.add_rules.iter().map(Known::of).collect();
/// assert_eq!(plan(&known, 7, To::Away, &[], entry).remove_rule_ids.len(), known.len());
/// # Ok::<(), porthole::Error>(())
/// ```
#[must_use]
pub fn plan(
    existing: &[Known],
    tab: i32,
    to: To<'_>,
    remembered: &[String],
    entry_page: &str,
) -> Change {
    let mut ids = FreeIds { existing, last: 0 };
    let own = match to {
        To::Mount(stay) => rules::for_tab(stay, tab, &ids.take(MOST_TAB_RULES)),
        To::Root(origin) => vec![rules::root(origin, tab, ids.next())],
        To::Away => Vec::new(),
    };
    let staying = existing.iter().filter(|rule| !rule.is_shared() && rule.tab != Some(tab));
    let tab_rules: Vec<Known> = staying.cloned().chain(own.iter().map(Known::of)).collect();
    let mut shared = tabless(&tab_rules);
    shared.extend(scopes(&tab_rules));
    shared.extend(signed::shared(&tab_rules));
    shared.extend(resumes(existing, to, remembered, entry_page));
    // Each looked at once, for all are compared with all.
    let wanted: Vec<Known> = shared.iter().map(Known::of).collect();
    let is_wanted = |old: &Known| wanted.iter().any(|new| new.does(old));
    let remove_rule_ids = existing
        .iter()
        .filter(|old| if old.is_shared() { !is_wanted(old) } else { old.tab == Some(tab) })
        .map(|old| old.id)
        .collect();
    let mut add_rules = own;
    for (new, known) in shared.into_iter().zip(&wanted) {
        if !existing.iter().any(|old| old.does(known)) {
            add_rules.push(Rule { id: ids.next(), ..new });
        }
    }
    Change { remove_rule_ids, add_rules }
}

/// For each origin on which one mount alone is open, its rule for requests of no tab.
fn tabless(tab_rules: &[Known]) -> Vec<Rule> {
    let escapes = |rule: &&Known| rule.priority == priority::ESCAPE;
    let mut made = Vec::new();
    for (at, rule) in tab_rules.iter().enumerate().filter(|(_, rule)| escapes(rule)) {
        let mut others = tab_rules.iter().filter(escapes).filter(|other| other.from == rule.from);
        let alone = others.all(|other| other.to == rule.to);
        let first = !tab_rules[..at].iter().filter(escapes).any(|other| other.from == rule.from);
        if alone && first {
            made.push(rules::tabless(&rule.from, &rule.to));
        }
    }
    made
}

/// For each mount that is open, the rule that keeps its service workers below its prefix.
fn scopes(tab_rules: &[Known]) -> Vec<Rule> {
    let mut made: Vec<Rule> = Vec::new();
    for rule in tab_rules.iter().filter(|rule| rule.priority == priority::ESCAPE) {
        let scope = rules::scope(&rule.to);
        if !made.contains(&scope) {
            made.push(scope);
        }
    }
    made
}

/// The ways back: those in force for origins that some tab remembers, and one for where this tab goes.
fn resumes(existing: &[Known], to: To<'_>, remembered: &[String], entry_page: &str) -> Vec<Rule> {
    let mut made: Vec<Rule> = Vec::new();
    let mut add = |rule: Rule| {
        if !made.contains(&rule) {
            made.push(rule);
        }
    };
    for origin in remembered {
        let rule = rules::resume(origin, entry_page);
        if existing.iter().any(|old| old.does(&Known::of(&rule))) {
            add(rule);
        }
    }
    if let To::Mount(Stay { mount, .. }) = to
        && mount.base.is_empty()
    {
        add(rules::resume(&mount.origin, entry_page));
    }
    made
}

/// Ids that no rule has. Chromium's tab ids are too large to make rule ids of.
struct FreeIds<'a> {
    existing: &'a [Known],
    last: u32,
}

impl FreeIds<'_> {
    fn next(&mut self) -> u32 {
        loop {
            self.last += 1;
            if !self.existing.iter().any(|rule| rule.id == self.last) {
                return self.last;
            }
        }
    }

    fn take(&mut self, count: usize) -> Vec<u32> {
        (0..count).map(|_| self.next()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Mount,
        rules::{Signed, TabMode},
    };

    const ENTRY: &str = "chrome-extension://abc/entry.html#";

    fn mount(host: &str, service: &str) -> Mount {
        Mount::parse(&format!("http://{host}/api/v1/namespaces/default/services/{service}/proxy/"))
            .unwrap()
    }

    /// A session whose tabs enter and leave.
    #[derive(Default)]
    struct Session(Vec<Known>);

    impl Session {
        fn go(&mut self, tab: i32, to: To<'_>, remembered: &[&str]) {
            let remembered: Vec<String> = remembered.iter().map(|&origin| origin.into()).collect();
            let change = plan(&self.0, tab, to, &remembered, ENTRY);
            self.0.retain(|rule| !change.remove_rule_ids.contains(&rule.id));
            for rule in &change.add_rules {
                assert!(rule.id > 0 && !self.0.iter().any(|old| old.id == rule.id), "{rule:?}");
                self.0.push(Known::of(rule));
            }
        }

        fn enter(&mut self, tab: i32, mount: &Mount) {
            self.go(tab, To::Mount(Stay::plain(mount, TabMode::Root)), &[&mount.origin]);
        }

        fn sign(&mut self, tab: i32, mount: &Mount, token: &str) {
            let credential = [token.to_owned()];
            let signed = Signed::ByUser(&credential);
            let stay = Stay { signed, ..Stay::plain(mount, TabMode::Root) };
            self.go(tab, To::Mount(stay), &[&mount.origin]);
        }

        /// The values that workers of no tab are given, by the URLs that they are given them for.
        fn unowned(&self) -> Vec<(&str, &str)> {
            let mut given = Vec::new();
            for Known { priority, tab, filter, sets, .. } in &self.0 {
                if (*priority, *tab) == (priority::CREDENTIAL, Some(-1)) {
                    given.push((&**filter, &*sets[0]));
                }
            }
            given
        }

        fn tabless(&self) -> Vec<&str> {
            let tabless = |rule: &&Known| rule.tab == Some(-1) && !rule.to.is_empty();
            self.0.iter().filter(tabless).map(|rule| &*rule.to).collect()
        }

        fn scopes(&self) -> Vec<&str> {
            let scopes = |rule: &&Known| {
                rule.tab == Some(-1) && rule.to.is_empty() && rule.priority == priority::HEADERS
            };
            self.0.iter().filter(scopes).map(|rule| &*rule.filter).collect()
        }

        fn of(&self, tab: Option<i32>) -> usize {
            self.0.iter().filter(|rule| rule.tab == tab).count()
        }
    }

    #[test]
    fn the_last_tab_to_leave_leaves_nothing() {
        let mut session = Session::default();
        let web = mount("127.0.0.1:8001", "web");
        for tab in 1..=200 {
            session.enter(tab, &web);
        }
        for tab in 1..=200 {
            session.go(tab, To::Away, if tab == 200 { &[] } else { &["http://127.0.0.1:8001"] });
        }
        assert_eq!(session.0, []);
    }

    #[test]
    fn requests_of_no_tab_have_a_rule_only_where_one_mount_is_open_on_the_host() {
        let (a, b) = (mount("127.0.0.1:8001", "a"), mount("127.0.0.1:8001", "b"));
        let elsewhere = mount("127.0.0.1:9001", "c");
        let mut session = Session::default();
        session.enter(1, &a);
        session.enter(2, &a);
        session.enter(3, &elsewhere);
        assert_eq!(session.tabless().len(), 2);
        session.enter(4, &b);
        assert_eq!(session.tabless().len(), 1, "a's and b's can't be told apart");
        session.go(4, To::Away, &["http://127.0.0.1:8001"]);
        assert_eq!(session.tabless().len(), 2);
        assert!(session.tabless()[1].ends_with(r"/services/a/proxy\1"));
    }

    #[test]
    fn each_open_mount_keeps_its_service_workers_below_its_prefix() {
        let (a, b) = (mount("h:1", "a"), mount("h:1", "b"));
        let mut session = Session::default();
        session.enter(1, &a);
        session.enter(2, &a);
        session.enter(3, &b);
        assert_eq!(session.scopes(), [&a, &b].map(|of| format!("|{of}")));
        session.go(1, To::Away, &["http://h:1"]);
        session.go(3, To::Away, &["http://h:1"]);
        assert_eq!(session.scopes(), [format!("|{a}")]);
    }

    #[test]
    fn workers_of_no_tab_are_given_a_credential_only_where_one_mount_is_open_on_the_host() {
        let (a, b) = (mount("h:1", "a"), mount("h:1", "b"));
        let given = |token| {
            let socket = format!("|{a}").replacen("http", "ws", 1);
            [(format!("|{a}"), token), (socket, token)]
        };
        let has = |session: &Session, token| {
            let wanted = given(token);
            session.unowned() == wanted.each_ref().map(|(url, token)| (&**url, *token))
        };
        let mut session = Session::default();
        session.sign(1, &a, "authorization: one");
        session.sign(2, &a, "authorization: one");
        session.enter(3, &mount("h:2", "c"));
        assert!(has(&session, "authorization: one"));
        session.sign(2, &a, "authorization: two");
        session.sign(1, &a, "authorization: two");
        assert!(has(&session, "authorization: two"), "another takes its place");
        session.enter(3, &b);
        assert!(session.unowned().is_empty(), "a's and b's can't be told apart");
        session.go(3, To::Away, &["http://h:1"]);
        assert!(has(&session, "authorization: two"));
        session.enter(1, &a);
        session.enter(2, &a);
        assert!(session.unowned().is_empty(), "signed out");
    }

    #[test]
    fn a_cluster_in_which_a_tab_sends_a_credential_has_its_services_kept_apart() {
        let (a, b) = (mount("h:1", "a"), mount("h:1", "b"));
        let apart = |session: &Session| {
            let is_shared =
                |rule: &&Known| rule.is_shared() && rule.filter == "|http://h:1/api/v1/";
            let rules = session.0.iter().filter(is_shared);
            rules.map(|rule| (rule.priority, rule.tab)).collect::<Vec<_>>()
        };
        let mut session = Session::default();
        session.enter(1, &a);
        assert!(apart(&session).is_empty());
        session.sign(2, &b, "authorization: one");
        session.sign(3, &a, "authorization: one");
        let wanted =
            [(priority::ISOLATED, None), (priority::HEADERS, None), (priority::UNSCOPED, Some(-1))];
        assert_eq!(apart(&session), wanted);
        session.go(2, To::Away, &["http://h:1"]);
        assert_eq!(apart(&session), wanted);
        session.enter(3, &a);
        assert!(apart(&session).is_empty());
    }

    #[test]
    fn entering_again_replaces_the_tabs_rules() {
        let (a, b) = (mount("h:1", "a"), mount("h:1", "b"));
        let mut session = Session::default();
        session.enter(1, &a);
        let before = session.of(Some(1));
        session.enter(1, &b);
        assert_eq!(session.of(Some(1)), before);
        assert!(session.0.iter().all(|rule| !rule.to.contains("/services/a/")));
    }

    #[test]
    fn a_way_back_stays_while_a_tab_remembers_the_origin() {
        let mut session = Session::default();
        session.enter(1, &mount("h:1", "a"));
        session.go(1, To::Away, &["http://h:1"]);
        assert_eq!((session.of(Some(1)), session.of(None)), (0, 1));
        session.go(1, To::Away, &[]);
        assert_eq!(session.0, []);
    }

    #[test]
    fn a_host_with_a_base_path_has_no_way_back_over_its_root() {
        let mount = Mount::parse(
            "https://rancher.example.com/k8s/clusters/c-abc/api/v1/namespaces/a/services/b/proxy/",
        );
        let mut session = Session::default();
        session.enter(1, &mount.unwrap());
        assert_eq!(session.of(None), 0);
    }
}
