//! What holds of any input, however broken: names, notes, policies, mail, files of invitations, templates.
//!
//! Every run tries the same cases. `PROPTEST_RNG_SEED` asks for others, `PROPTEST_CASES` (else 256) for more.

use std::fmt::Debug;
use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

use decline::diagnostic::Diagnostic;
use decline::draft::{self, Drafter, Length, RenderOptions};
use decline::evaluation::{Evaluation, ReplyOptions};
use decline::invitation::Invitation;
use decline::known_names::KnownNames;
use decline::name::greeting_name;
use decline::note;
use decline::policy::{self, Place, Policy};
use decline::sources::{self, ByteCounter, Finding, Reading, mail};
use decline::templates::Templates;
use decline::text;
use decline::words::Lang;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};

/// Tries a fact on so many values, and shows the simplest that it doesn't hold of. It leaves no files.
fn holds<T: Debug>(cases: u32, given: &impl Strategy<Value = T>, fact: impl Fn(T) -> TestCaseResult) {
    let config = ProptestConfig::default();
    let rng_seed = match config.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        chosen => chosen,
    };
    let cases = (cases * config.cases).div_ceil(256);
    let config = ProptestConfig { cases, rng_seed, failure_persistence: None, ..config };
    TestRunner::new(config).run(given, fact).unwrap_or_else(|broken| panic!("{broken}"));
}

/// Characters that break programs which read what others wrote.
const SIGNS: &str = " ',.-()[|\"#={}\\\n\r\t\0\u{7}\u{1b}\u{9b}\u{85}\u{a0}\u{ad}\u{200b}\u{200d}\
    \u{202e}\u{2028}\u{feff}\u{3164}\u{301}\u{20e3}\u{fffd}’🎯🅰™ﷺİßΣשنж王ひ";

/// The same of more than one character.
const PIECES: &str = "[31m ]0;x 31m ,, \"\" {{ {%if }} %} {%for\tx\tin\trange(99999999)%} {%endblock%} {# \
    [[rule]] [me] \\u202e \\ud800 null true -1 1e999 99999999999999999999 e\u{301}\u{301}\u{301}\u{301} \
    👩\u{200d}💻 1\u{fe0f}\u{20e3} Dr. Prof.Dr. MBA PhD van MC DOE Doe, Jane J. O' שרה أحمد 王小明 From: \
    Subject: Reminder: wants\u{a0}to\u{a0}connect --x =?utf-8?q?=C3?= =C3= Content-Type:text/html";

/// A piece of text: any characters, or what is hostile, seldom many times over.
fn piece() -> impl Strategy<Value = String> {
    let signs = SIGNS.chars().map(String::from);
    let hostile: Vec<String> = signs.chain(PIECES.split(' ').map(String::from)).collect();
    let any = vec(any::<char>(), 0..8).prop_map(String::from_iter);
    let long = (select(hostile.clone()), 1..500usize).prop_map(|(piece, times)| piece.repeat(times));
    prop_oneof![10 => any, 20 => select(hostile), 1 => long]
}

fn any_text() -> impl Strategy<Value = String> {
    vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
}

/// Bytes, shown as text.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

fn any_bytes() -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..400).prop_map(Bytes)
}

/// One of these, with up to five pieces of it taken out, put elsewhere once more, or replaced by others.
fn mutated(originals: impl IntoIterator<Item = impl Into<Vec<u8>>>) -> impl Strategy<Value = Bytes> {
    let originals: Vec<Vec<u8>> = originals.into_iter().map(Into::into).collect();
    let bytes = vec(any::<u8>(), 0..4);
    let put = prop_oneof![1 => Just(Vec::new()), 2 => piece().prop_map(String::into_bytes), 1 => bytes];
    let edit = (any::<Index>(), 0..40usize, put, any::<Option<Index>>());
    (select(originals), vec(edit, 0..6)).prop_map(|(mut bytes, edits)| {
        for (at, length, mut put, copied) in edits {
            let place = |at: Index| {
                let start = at.index(bytes.len() + 1);
                start..(start + length).min(bytes.len())
            };
            copied.into_iter().for_each(|at| put.extend_from_slice(&bytes[place(at)]));
            bytes.splice(place(at), put);
        }
        Bytes(bytes)
    })
}

fn mutated_text(originals: impl IntoIterator<Item = impl Into<Vec<u8>>>) -> impl Strategy<Value = String> {
    mutated(originals).prop_map(|Bytes(bytes)| String::from_utf8_lossy(&bytes).into_owned())
}

/// The files of a folder of the tests that end so.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a file")).collect()
}

fn is_line(text: &str) -> bool {
    text == text::line(text) && !text.contains(text::is_unprintable)
}

fn is_lines(text: &str) -> bool {
    text == text::lines(text) && text.split('\n').all(|line| !line.contains(text::is_unprintable))
}

/// What is wrong is told in printable lines, at a place that is in the file, if it is in this one.
fn assert_told_well(diagnostic: &Diagnostic, file: &str, source: &str) -> TestCaseResult {
    let shown = text::lines(&format!("{diagnostic}\n{}", diagnostic.hint.as_deref().unwrap_or_default()));
    prop_assert!(is_lines(&shown), "{shown:?}");
    if let Some(location) = diagnostic.location.as_ref().filter(|it| it.file == file) {
        let line = source.split('\n').nth(location.line.unwrap_or(1).wrapping_sub(1));
        let columns = line.map_or(0, |line| line.chars().count() + 1);
        prop_assert!((1..=columns).contains(&location.column.unwrap_or(1)), "{diagnostic}");
    }
    Ok(())
}

static NAMES: LazyLock<KnownNames> = LazyLock::new(|| Templates::built_in_only().names().expect("names"));

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let source = include_str!("outside/policy.toml").replace("\"mine\"", "\"why\"");
    policy::parse(Place::BuiltIn, source).expect("a policy").validate(&NAMES).expect("a policy")
});

#[test]
fn any_name_is_greeted_by_something_printable() {
    holds(1024, &any_text(), |given| {
        let called = greeting_name(&given);
        prop_assert_eq!(&called, &greeting_name(&text::line(&given)));
        for part in [called.name, called.title, called.formal].into_iter().flatten() {
            prop_assert!(is_line(&part) && part.contains(char::is_alphanumeric), "{part:?}");
        }
        Ok(())
    });
}

#[test]
fn any_text_is_made_safe_once_and_for_all() {
    holds(1024, &any_text(), |given| {
        let (line, lines) = (text::line(&given), text::lines(&given));
        prop_assert!(is_line(&line), "{line:?}");
        prop_assert!(is_lines(&lines), "{lines:?}");
        let tidy = draft::tidy(&given);
        prop_assert!(is_lines(&tidy), "{tidy:?}");
        prop_assert_eq!(draft::tidy(&tidy), tidy);
        Ok(())
    });
}

#[test]
fn what_is_read_in_any_note_stands_in_it() {
    let notes = include_str!("outside/invitations.jsonl").lines().filter(|line| line.contains("\"note\""));
    let phrases = ["white-label", "jane doe", "synerg*", "e"].map(str::to_owned);
    holds(512, &prop_oneof![any_text(), mutated_text(notes)], |given| {
        note::read(&given, &phrases);
        // Every note is made safe on the way in.
        let note = text::lines(&given);
        let (line, reading) = (text::line(&note), note::read(&note, &phrases));
        for answer in [reading.spam, reading.personalised, reading.claims_tie].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&answer.probability), "{answer:?}");
            for signal in answer.signals {
                prop_assert!((-1.0..=1.0).contains(&signal.weight), "{signal:?}");
                prop_assert!(!signal.matched.is_empty() && line.contains(&signal.matched), "{signal:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_wrong_in_any_policy_is_told_at_its_place() {
    let own = [policy::EXAMPLE, include_str!("outside/policy.toml")].map(Vec::from);
    let policies = files("policies/invalid", "toml").into_iter().chain(own);
    holds(512, &prop_oneof![1 => any_text(), 4 => mutated_text(policies)], |given| {
        let parsed = policy::parse(Place::File("p.toml".into()), given.clone());
        let found = match parsed.map(|parsed| parsed.validate(&NAMES)) {
            Err(error) => vec![error],
            Ok(Err(errors)) => errors,
            Ok(Ok(policy)) => policy::lint(&policy),
        };
        found.iter().try_for_each(|diagnostic| assert_told_well(diagnostic, "p.toml", &given))
    });
}

/// All that an invitation holds can be shown, and making it safe once more changes nothing.
fn assert_safe(invitation: &Invitation) -> TestCaseResult {
    let Invitation { from, note, topic, call, received, source, .. } = invitation;
    let file = source.as_ref().map(|source| source.file.to_string());
    let lines = [&from.headline, &from.company, &from.profile_url, topic, call, received, &file];
    for line in lines.into_iter().flatten().chain([&from.name]) {
        prop_assert!(is_line(line), "{line:?}");
    }
    prop_assert!(note.as_deref().is_none_or(is_lines), "{note:?}");
    prop_assert_eq!(format!("{:?}", invitation.clone().tidied()), format!("{invitation:?}"));
    Ok(())
}

#[test]
fn any_facts_are_made_safe_once_and_for_all() {
    holds(256, &[any_text(), any_text(), any_text()], |[name, topic, note]| {
        let mut invitation = Invitation { topic: Some(topic), note: Some(note), ..Invitation::default() };
        (invitation.from.headline, invitation.call) = (Some(name.clone()), Some(name.clone()));
        invitation.from.name = name;
        assert_safe(&invitation.tidied())
    });
}

/// Reads a file of invitations to its end; `source` is its text, if it has lines.
fn assert_read_safely(file: &Path, source: &str) -> TestCaseResult {
    let now = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
    let reading = Reading { names: &NAMES, now: &now, counter: ByteCounter(&|_| {}) };
    for (number, item) in sources::all(&[file.to_path_buf()], reading).enumerate() {
        prop_assert!(number < 100_000, "it doesn't end");
        match item {
            Finding::Invitation(invitation) => {
                assert_safe(&invitation)?;
            }
            Finding::Diagnostic(it) => assert_told_well(&it, &file.display().to_string(), source)?,
            Finding::Skipped(_) | Finding::More(_) => {}
        }
    }
    Ok(())
}

#[test]
fn any_mail_is_read_safely() {
    holds(512, &prop_oneof![1 => any_bytes(), 4 => mutated(files("outside/mail", "eml"))], |Bytes(raw)| {
        mail::read(&raw).map_or(Ok(()), |mail| {
            prop_assert!(is_line(&mail.from), "{mail:?}");
            prop_assert!(mail.headline.as_deref().is_none_or(is_line), "{mail:?}");
            prop_assert!(mail.note.as_deref().is_none_or(is_lines), "{mail:?}");
            Ok(())
        })
    });
}

#[test]
fn any_file_of_invitations_is_read_safely_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let contents = [
        ("outside", "jsonl"),
        ("outside/mail", "eml"),
        ("outside/export", "csv"),
        ("outside/page", "html"),
        ("outside/page", "txt"),
    ];
    let contents = mutated(contents.into_iter().flat_map(|(folder, ending)| files(folder, ending)));
    let names = select(vec!["x", "x.jsonl", "x.csv", "x.zip", "x.mbox", "x.eml", "x.html"]);
    holds(512, &(names, prop_oneof![1 => any_bytes(), 6 => contents]), |(name, Bytes(content))| {
        let file = folder.path().join(name);
        std::fs::write(&file, &content).expect("a file");
        assert_read_safely(&file, &String::from_utf8_lossy(&content))
    });
}

/// A zip of an export's files, sorted by their names.
fn zipped(export: &[Bytes]) -> Bytes {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let names = ["Connections", "ImportedContacts", "Invitations", "messages"];
    for (name, Bytes(content)) in names.iter().zip(export) {
        zip.start_file(format!("{name}.csv"), zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(content).expect("bytes");
    }
    Bytes(zip.finish().expect("a zip").into_inner())
}

#[test]
fn any_zip_is_read_safely_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.zip");
    let export = files("outside/export", "csv");
    let broken_zip = mutated([zipped(&export.iter().cloned().map(Bytes).collect::<Vec<_>>()).0]);
    let of_broken: Vec<_> = export.into_iter().map(|content| mutated([content])).collect();
    let zip_of_broken = of_broken.prop_map(|export| zipped(&export));
    holds(256, &prop_oneof![broken_zip, zip_of_broken], |Bytes(content)| {
        std::fs::write(&file, &content).expect("a file");
        assert_read_safely(&file, "")
    });
}

fn any_template() -> impl Strategy<Value = String> {
    let names =
        NAMES.languages.iter().flat_map(|lang| ["door-open", "why"].map(|it| format!("builtin/{lang}/{it}")));
    mutated_text(names.map(|name| Templates::built_in(&name).expect("a template").source))
}

/// Makes a template one of the user's, in this folder of theirs.
fn own(folder: &Path, source: &str) -> Templates {
    std::fs::create_dir_all(folder.join("en")).expect("a folder");
    std::fs::write(folder.join("en/door-open.j2"), source).expect("a template");
    Templates::locate(Some(folder), || Ok(None), None).expect("a folder")
}

#[test]
fn any_template_gives_a_printable_draft_or_the_place_of_its_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("en/door-open.j2").display().to_string();
    let today = || Date::constant(2026, 1, 31);
    let lengths = select(vec![Length::Full, Length::Short]);
    holds(256, &(any_template(), any_text(), lengths), |(source, name, length)| {
        let templates = own(folder.path(), &source);
        let options = RenderOptions { length, vars: Default::default(), today };
        let mut invitation = Invitation::default();
        invitation.from.name = name;
        let evaluation = Evaluation::new(invitation.tidied(), &ReplyOptions::default(), &POLICY, &NAMES);
        match Drafter::new(&POLICY, &templates, &options).draft("door-open", &evaluation) {
            Ok(draft) => prop_assert!(is_lines(&draft.text), "{:?}", draft.text),
            Err(error) => assert_told_well(&error, &file, &source)?,
        }
        Ok(())
    });
}

#[test]
fn what_is_found_in_any_template_stands_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    holds(8, &any_template(), |source| {
        let templates = own(folder.path(), &source);
        let (all, _) = templates.own_templates().expect("a template");
        let found = draft::Inspector::new(&POLICY, &templates, &all).inspect(&all[0], &Lang::english());
        found.iter().try_for_each(|diagnostic| assert_told_well(diagnostic, &all[0].file(), &source))
    });
}
