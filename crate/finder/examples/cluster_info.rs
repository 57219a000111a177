//! Prints what `kubectl cluster-info` prints of the services in a list, which comes in by standard input:
//! `kubectl get --raw /api/v1/services | cargo run --example cluster_info -- ORIGIN`.

use std::io::Read;

use porthole_finder::{Resource, cluster_info, page};

fn main() {
    let origin = std::env::args().nth(1).unwrap_or_default();
    let mut answer = Vec::new();
    std::io::stdin().read_to_end(&mut answer).expect("standard input holds a list");
    let services = page(Resource::Services, &answer).expect("it is a list of services");
    for line in services.objects.iter().filter_map(cluster_info::line) {
        let at = if line.url.starts_with('/') { origin.as_str() } else { "" };
        println!("{} is running at {at}{}", line.name, line.url);
    }
}
