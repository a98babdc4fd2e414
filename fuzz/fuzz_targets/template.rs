//! A template of the user's: read as the check reads it, and rendered in both lengths.
#![no_main]

use decline::draft::{self, Drafter, Length, RenderOptions};
use decline::evaluation::{Evaluation, ReplyOptions};
use decline::invitation::Invitation;
use decline::templates::Templates;
use decline::text;
use decline::words::Lang;
use decline_fuzz::{NAMES, POLICY, assert_shown, written};
use jiff::civil::Date;

libfuzzer_sys::fuzz_target!(|source: &str| {
    // A partial is read only, where a reply is rendered for hundreds of invitations.
    written("templates/en/_part.j2", source.as_bytes());
    let file = written("templates/en/door-open.j2", source.as_bytes());
    let folder = file.ancestors().nth(2);
    let templates = Templates::locate(folder, || Ok(None), None).expect("a folder");
    let (own, errors) = templates.own_templates().expect("templates");
    errors.iter().for_each(assert_shown);
    // One that is too large isn't among them.
    if let Some(partial) = own.iter().find(|template| template.is_partial()) {
        let found = draft::Inspector::new(&POLICY, &templates, &own).inspect(partial, &Lang::english());
        found.iter().for_each(assert_shown);
    }
    for length in [Length::Full, Length::Short] {
        let options =
            RenderOptions { length, vars: Default::default(), today: || Date::constant(2026, 1, 31) };
        let invitation =
            Invitation { note: Some("I enjoyed your talk.".to_owned()), ..Invitation::default() };
        let evaluation = Evaluation::new(invitation, &ReplyOptions::default(), &POLICY, &NAMES);
        match Drafter::new(&POLICY, &templates, &options).draft("door-open", &evaluation) {
            Ok(draft) => assert_eq!(draft.text, text::lines(&draft.text)),
            Err(error) => assert_shown(&error),
        }
    }
});
