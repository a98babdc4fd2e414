//! What a batch costs: 100,000 invitations against Python's jinja2 rendering one such template, peak memory
//! over the length of the input, and a large export.
//!
//! Wall time, the best of several runs, since other programs can only make one slower. `cargo bench` prints
//! the figures and fails past the limits.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// How many times the speed of jinja2 a whole invitation takes, from the line that is read to the line that is
/// written.
const LEAST_TIMES_JINJA: f64 = 8.0;

/// How much more memory a hundred times the input may take: what the allocator keeps for each worker varies.
const MOST_MORE_MEMORY: f64 = 1.25;

/// How long an export of 30,000 connections and 5,000 invitations may take, in seconds.
const LONGEST_EXPORT: f64 = 2.0;

const LINES: usize = 100_000;

/// How often each is run; the best counts.
const RUNS: usize = 7;

const DECLINE: &str = env!("CARGO_BIN_EXE_decline");

/// Renders the built-in template for strangers as often as there are lines, and prints the seconds it took.
const JINJA: &str = "
import sys, time, jinja2
env = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
template = env.from_string(open(sys.argv[1]).read())
facts = dict(ties=[], qualifies=False, suspected=False, asked=False, lang='en', register='informal', short=False,
    me={}, vars={}, statement=\"I keep my connections here to people I've met or worked with.\", personalised=False)
facts['class'] = 'stranger'
facts['from'] = {'name': 'Jane Doe', 'first_name': 'Jane'}
start = time.perf_counter()
for number in range(int(sys.argv[2])):
    facts['greeting'] = f'Hi Jane{number},'
    template.render(facts)
print(time.perf_counter() - start)
";

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let mut failed = false;
    let mut report = |what: &str, figure: String, within: bool| {
        println!("{what:<44} {figure}{}", if within { "" } else { "  TOO MUCH" });
        failed |= !within;
    };
    std::fs::write(path("lines.jsonl"), lines(LINES)).expect("lines");
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/en/door-open.j2");
    // In turns: what else the machine does meets both.
    let (mut ours, mut theirs) = (f64::MAX, None::<f64>);
    for _ in 0..RUNS {
        ours = (0..5).map(|_| seconds(&path("lines.jsonl"))).fold(ours, f64::min);
        theirs = [theirs, jinja(&template)].into_iter().flatten().reduce(f64::min);
    }
    report("100,000 lines to JSON", format!("{ours:.3} s"), true);
    match theirs {
        Some(theirs) => {
            let times = theirs / ours;
            report("jinja2, 100,000 times one template", format!("{theirs:.3} s"), true);
            let figure = format!("{times:.1} (at least {LEAST_TIMES_JINJA})");
            report("times the speed of jinja2", figure, times >= LEAST_TIMES_JINJA);
            std::fs::write(path("notes.jsonl"), noted(LINES)).expect("lines");
            let noted = (0..10).map(|_| seconds(&path("notes.jsonl"))).fold(f64::MAX, f64::min);
            let figure = format!("{noted:.3} s, {:.1} times", theirs / noted);
            report("the same with another note in each line", figure, true);
        }
        None => {
            report("SKIPPED: python3 with jinja2", "not there".to_owned(), std::env::var_os("CI").is_none());
        }
    }
    std::fs::write(path("few.jsonl"), lines(3_000)).expect("lines");
    std::fs::write(path("many.jsonl"), lines(300_000)).expect("lines");
    if let (Some(few), Some(many)) = (peak(&path("few.jsonl")), peak(&path("many.jsonl"))) {
        let within = many as f64 <= few as f64 * MOST_MORE_MEMORY;
        report("peak memory of 3,000 and 300,000 lines", format!("{few} and {many} KiB"), within);
    }
    export(&path("export"));
    let export = (0..3).map(|_| seconds(&path("export"))).fold(f64::MAX, f64::min);
    let figure = format!("{export:.3} s (at most {LONGEST_EXPORT})");
    report("an export of 30,000 connections", figure, export <= LONGEST_EXPORT);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How long Python takes: the system's own, which an installation of its own may stand before.
fn jinja(template: &Path) -> Option<f64> {
    ["/usr/bin/python3", "python3"].into_iter().find_map(|python| {
        let mut python = Command::new(python);
        python.args(["-c", JINJA]).arg(template).arg(LINES.to_string());
        let output = python.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    })
}

/// Invitations as they come: nearly all without a note, a few with one.
fn lines(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let note = match number % 33 {
            0 => format!("Hi Sam, I enjoyed your talk number {number} on parsers in Ghent last week."),
            1 => "I'd like to add you to my professional network on LinkedIn.".to_owned(),
            _ => String::new(),
        };
        let line = format!("{{\"from\": \"Jane{number} Doe\", \"note\": \"{note}\"}}");
        writeln!(lines, "{line}").expect("a line");
    }
    lines
}

/// Invitations that all have notes, no two the same.
fn noted(count: usize) -> String {
    let notes = include_str!("../tests/notes/held-back.jsonl").lines().cycle();
    let text = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["text"].clone();
    let mut lines = String::new();
    for (number, note) in notes.map(text).take(count).enumerate() {
        let note = format!("{} {number}", note.as_str().unwrap_or_default());
        let line = serde_json::json!({ "from": format!("Jane{number} Doe"), "note": note });
        writeln!(lines, "{line}").expect("a line");
    }
    lines
}

/// 30,000 connections, 5,000 invitations and 20,000 messages.
fn export(folder: &Path) {
    std::fs::create_dir(folder).expect("a folder");
    let address = "https://www.linkedin.com/in";
    let mut connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for number in 0..30_000 {
        writeln!(connections, "Jane,Doe{number},{address}/jane-doe-{number},,Acme,Baker,01 Jan 2026")
            .expect("a row");
    }
    let mut invitations =
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n".to_owned();
    let mut messages = "FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n".to_owned();
    for number in 0..5_000 {
        let (who, at) = (number * 7, "\"1/26/26, 7:40 AM\"");
        writeln!(
            invitations,
            "Jane Doe{who},Sam Rivera,{at},,INCOMING,{address}/jane-doe-{who},{address}/sam-rivera"
        )
        .expect("a row");
        for text in ["How are you?", "Well. And you?"] {
            let (jane, sam) = (
                format!("Jane Doe{who},{address}/jane-doe-{who}"),
                format!("Sam Rivera,{address}/sam-rivera"),
            );
            writeln!(messages, "{jane},{sam},2026-01-27 19:53:08 UTC,{text}").expect("a row");
            writeln!(messages, "{sam},{jane},2026-01-27 19:53:08 UTC,{text}").expect("a row");
        }
    }
    for (name, table) in [("Connections", connections), ("Invitations", invitations), ("messages", messages)]
    {
        std::fs::write(folder.join(format!("{name}.csv")), table).expect("a table");
    }
}

fn triage(input: &Path) -> Command {
    let mut command = Command::new(DECLINE);
    command
        .args(["triage", "--quiet", "--json"])
        .arg(input)
        .env_clear()
        .env("HOME", input.parent().expect("a folder"))
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// How long a whole run takes.
fn seconds(input: &Path) -> f64 {
    let start = Instant::now();
    assert!(triage(input).status().expect("decline runs").success());
    start.elapsed().as_secs_f64()
}

/// The most memory that a run holds, in KiB, as the kernel counts it just before it ends: the program waits for
/// its reader, who looks.
#[cfg(target_os = "linux")]
fn peak(input: &Path) -> Option<u64> {
    use std::io::Read;
    let mut child = triage(input).stdout(Stdio::piped()).spawn().ok()?;
    let mut peak = None;
    let mut stdout = child.stdout.take()?;
    let status = format!("/proc/{}/status", child.id());
    let mut buffer = vec![0; 1 << 16];
    while stdout.read(&mut buffer).ok()? > 0 {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).max(peak);
    }
    child.wait().ok()?;
    peak
}

/// Other systems tell it in other ways.
#[cfg(not(target_os = "linux"))]
fn peak(_: &Path) -> Option<u64> {
    None
}
