//! It never goes online: no crate that could is in the tree, and no source of ours names a socket.

#[derive(serde::Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(serde::Deserialize)]
struct Package {
    name: String,
}

#[derive(serde::Deserialize)]
struct Deny {
    bans: Bans,
}

#[derive(serde::Deserialize)]
struct Bans {
    deny: Vec<String>,
}

/// The list is cargo-deny's own, so that what holds without that tool is what it holds.
#[test]
fn no_network_crate_is_in_the_tree() {
    let lock: Lock = toml::from_str(include_str!("../Cargo.lock")).expect("the lock file");
    assert!(lock.package.iter().any(|package| package.name == "minijinja"), "the lock file is read");
    let deny: Deny = toml::from_str(include_str!("../deny.toml")).expect("names of crates");
    let banned = deny.bans.deny;
    for name in ["hyper", "socket2", "tokio"] {
        assert!(banned.iter().any(|banned| banned == name), "{name} is banned");
    }
    // With a version behind it, a name would be no package's.
    let is_bare = |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    assert!(banned.iter().all(is_bare), "{banned:?}");
    let found: Vec<_> =
        lock.package.iter().map(|package| &package.name).filter(|name| banned.contains(name)).collect();
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
