//! It never goes online: no crate that could is in the tree, and no source of ours names a socket.

#[derive(serde::Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(serde::Deserialize)]
struct Package {
    name: String,
}

/// Clients, servers, resolvers, TLS, sockets and the event loops that exist for them.
const NETWORK: &[&str] = &[
    "async-io",
    "async-net",
    "attohttpc",
    "axum",
    "actix-web",
    "curl",
    "curl-sys",
    "fantoccini",
    "h2",
    "h3",
    "hickory-resolver",
    "http",
    "hyper",
    "isahc",
    "lettre",
    "mio",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "thirtyfour",
    "tiny_http",
    "tokio",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "url",
    "warp",
    "webbrowser",
    "webpki",
    "websocket",
];

#[test]
fn no_network_crate_is_in_the_tree() {
    let lock: Lock = toml::from_str(include_str!("../Cargo.lock")).expect("the lock file");
    assert!(lock.package.iter().any(|package| package.name == "minijinja"), "the lock file is read");
    let found: Vec<_> = lock
        .package
        .iter()
        .map(|package| package.name.as_str())
        .filter(|name| NETWORK.contains(name))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_source_of_ours_names_a_socket() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_some_and(|extension| extension == "bin") {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source");
            for word in ["std::net", "TcpStream", "UdpSocket", "UnixStream", "ToSocketAddrs"] {
                assert!(!source.contains(word), "{} names {word}", path.display());
            }
            files += 1;
        }
    }
    assert!(files > 20);
}
