//! Every block of the README is run: what it shows is what happens.

#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Child, Command, Stdio};

use common::{Home, is_there, run, skip};

/// A fenced block: its language, its line in the README, its text.
struct Block<'r> {
    language: &'r str,
    line: usize,
    text: String,
}

const README: &str = include_str!("../README.md");

fn blocks() -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut lines = README.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block { language, line: number + 1, text: body.join("\n") + "\n" });
        }
    }
    blocks
}

/// The commands of a session, each with what it prints.
fn session(text: &str) -> Vec<(String, String)> {
    let mut session: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => session.push((command.to_owned(), String::new())),
            None => {
                let (_, output) = session.last_mut().expect("a session begins with a command");
                output.push_str(line);
                output.push('\n');
            }
        }
    }
    session
}

/// The file that a block's first line names in a comment, if it does.
fn named_file(block: &Block<'_>) -> Option<String> {
    let first = block.text.lines().next()?;
    let name = first.strip_prefix("# ").or_else(|| first.strip_prefix("{# ")?.strip_suffix(" #}"))?;
    Some(name.strip_prefix("~/").unwrap_or(name).to_owned())
}

/// A display or compositor that runs as long as a test needs it.
struct Server {
    process: Child,
    _folder: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn wait_for(mut look: impl FnMut() -> Option<String>) -> String {
    for _ in 0..200 {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it did not start within ten seconds");
}

/// A real X server without a screen.
fn x11() -> Server {
    let folder = tempfile::tempdir().expect("a folder");
    let number = folder.path().join("display");
    let script = format!("exec Xvfb -displayfd 3 -nolisten tcp 3>'{}'", number.display());
    let process =
        Command::new("sh").args(["-c", &script]).stderr(Stdio::null()).spawn().expect("Xvfb starts");
    let display = wait_for(|| {
        std::fs::read_to_string(&number)
            .ok()
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    });
    Server { process, _folder: folder, environment: vec![("DISPLAY", format!(":{display}"))] }
}

/// A real Wayland compositor without a screen. It won't run as root, so root lends it another user.
fn wayland() -> Server {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().display().to_string();
    let setup = format!(
        "echo 'xwayland disable' > '{path}/config'; if [ \"$(id -u)\" = 0 ]; then \
         chown -R 65534:65534 '{path}'; lend='setpriv --reuid 65534 --regid 65534 --clear-groups'; fi; \
         exec $lend sway -c '{path}/config'"
    );
    let process = Command::new("sh")
        .args(["-c", &setup])
        .env("XDG_RUNTIME_DIR", &path)
        .env("WLR_BACKENDS", "headless")
        .env("WLR_LIBINPUT_NO_DEVICES", "1")
        .env("WLR_RENDERER", "pixman")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sway starts");
    let socket = wait_for(|| {
        let entries = std::fs::read_dir(folder.path()).ok()?;
        let mut names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.find(|name| name.starts_with("wayland-") && !name.ends_with(".lock"))
    });
    Server {
        process,
        _folder: folder,
        environment: vec![("XDG_RUNTIME_DIR", path), ("WAYLAND_DISPLAY", socket)],
    }
}

/// Runs a line of the README as it stands, both streams as a terminal would show them, the home as `~`.
fn shown(home: &Home, line: &str, environment: &[(&'static str, String)]) -> String {
    let mut command = home.command("sh");
    // Into a file: a clipboard's owner stays in the background, and would keep a pipe open.
    let output = home.path().join("output");
    command.args(["-c", &format!("exec >'{}' 2>&1; {line}", output.display())]);
    if line.starts_with("cargo ") {
        // The toolchain is the machine's; only the configuration stays the test's own.
        let real = std::env::var_os("HOME").unwrap_or_default();
        command.env("HOME", real).env("XDG_CONFIG_HOME", home.path().join("none"));
        command.envs(std::env::vars_os().filter(|(name, _)| {
            let name = name.to_string_lossy();
            matches!(&*name, "CARGO_HOME" | "RUSTUP_HOME" | "CARGO_TARGET_DIR")
        }));
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
    }
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    run(&mut command);
    let output = std::fs::read_to_string(output).expect("what it printed");
    output.replace(&home.path().display().to_string(), "~")
}

#[test]
fn every_block_of_the_readme_does_what_it_shows() {
    let home = Home::new();
    for name in ["pbcopy", "clip.exe"] {
        home.program(name, &format!("cat > \"$HOME/{name}.got\""));
    }
    let servers = [
        ("xclip", "xclip -o -selection clipboard", ["xclip", "Xvfb"], x11 as fn() -> Server),
        ("wl-copy", "wl-paste --no-newline", ["wl-copy", "sway"], wayland),
    ];
    for block in blocks() {
        let place = format!("README.md:{}", block.line);
        match block.language {
            "console" => {
                for (command, expected) in session(&block.text) {
                    let server = servers.iter().find(|(name, ..)| command.contains(&format!("| {name}")));
                    let Some((name, paste, needs, start)) = server else {
                        assert_eq!(shown(&home, &command, &[]), expected, "{place}: {command}");
                        continue;
                    };
                    if let Some(missing) = needs.iter().find(|program| !is_there(program)) {
                        skip(&format!("{place}: {name} can't be tried without {missing}"));
                        continue;
                    }
                    let server = start();
                    assert_eq!(shown(&home, &command, &server.environment), expected, "{place}: {command}");
                    let pasted = shown(&home, paste, &server.environment);
                    assert!(pasted.starts_with("Hi Jane,\n"), "{place}: {command}: {pasted:?}");
                }
            }
            "toml" | "jinja" => {
                let file = named_file(&block).expect("a file's name in the first line");
                home.write(&file, &block.text);
            }
            "sh" => {
                // Running all tests within a test would not end; `.ci/run` runs this very line.
                let ci = include_str!("../.ci/run");
                assert!(ci.lines().any(|line| line == block.text.trim()), "{place} stands in .ci/run");
            }
            other => panic!("{place}: nothing runs a block of {other:?}"),
        }
    }
    for name in ["pbcopy", "clip.exe"] {
        let got = std::fs::read_to_string(home.path().join(format!("{name}.got"))).expect(name);
        assert!(got.starts_with("Hi Jane,\n"), "{name} got {got:?}");
    }
}

#[test]
fn the_readme_names_every_flag_of_draft_and_every_reply() {
    let help = Home::new().decline(["draft", "--help"]).done();
    let flags = help.split_whitespace().filter(|word| word.starts_with("--"));
    for flag in flags.map(|flag| flag.trim_end_matches([',', '.'])) {
        if !["--help", "--templates", "--no-input"].contains(&flag) {
            assert!(README.contains(flag), "{flag}");
        }
    }
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/en");
    for entry in std::fs::read_dir(templates).expect("templates") {
        let name = entry.expect("a template").file_name().into_string().expect("a name");
        let reply = name.trim_end_matches(".j2");
        assert!(reply.starts_with('_') || README.contains(&format!("| `{reply}` |")), "{reply}");
    }
}
