//! A template made ready: compiled, and with all of its context that doesn't change from one invitation to
//! the next.

use std::sync::Arc;

use minijinja::value::Value;

use super::context::{Context, Setting, Stand};
use super::engine::{self, Compiled, Printing};
use super::{Wish, tidy};
use crate::classification::Classification;
use crate::fault::Fault;
use crate::invitation::Invitation;
use crate::name::Called;
use crate::policy::Policy;
use crate::templates::{Origin, Template, Templates};
use crate::words::Lang;

/// Stands for the greeting in a text that many invitations share. What others wrote can't hold it, and the
/// templates don't.
const MARK: char = '\u{1}';

/// A reply's template in one language.
pub(super) struct Ready<'a> {
    reply: String,
    wanted: Lang,
    pub(super) lang: Lang,
    pub(super) template: &'static Template,
    compiled: Compiled<'a>,
    setting: Arc<Setting>,
    /// By how an invitation stands, what follows the greeting.
    shared: Vec<(Stand, String)>,
}

impl<'a> Ready<'a> {
    /// Finds and compiles the template of a reply.
    ///
    /// What is compiled stays until the program ends: a run needs few templates, and neither a draft nor a
    /// batch has to wait until they are taken down.
    pub(super) fn new(
        reply: &str,
        wanted: &Lang,
        policy: &Policy,
        templates: &'a Templates,
        wish: &Wish,
    ) -> Result<Self, Fault> {
        let template: &'static Template = Box::leak(Box::new(templates.find(reply, wanted)?));
        let env = Box::leak(Box::new(engine::environment(template, templates.folder(), Printing::Anything)));
        let lang = template.lang.clone().unwrap_or_else(|| wanted.clone());
        Ok(Self {
            reply: reply.to_owned(),
            wanted: wanted.clone(),
            setting: Arc::new(Setting::new(policy, &lang, wish)),
            compiled: Compiled::new(env, template, templates.folder())?,
            template,
            lang,
            shared: Vec::new(),
        })
    }

    /// Whether it is the template of this reply in this language.
    pub(super) fn serves(&self, reply: &str, wanted: &Lang) -> bool {
        self.reply == reply && self.wanted == *wanted
    }

    /// Renders the template for one invitation.
    ///
    /// The built-in templates write the greeting first and do nothing else with it (they have no filters), so
    /// what follows it is kept, if it uses nothing of this one person, for the next who stands so: a batch
    /// takes a third of the time.
    pub(super) fn text(
        &mut self,
        invitation: &Invitation,
        classification: &Classification,
        called: &Called,
        policy: &Policy,
    ) -> Result<String, Fault> {
        let stand = Stand::new(invitation, classification, policy);
        let greeting = self.setting.greeting(called);
        let context = |greeting| Context::new(Arc::clone(&self.setting), invitation, called, stand, greeting);
        if self.template.origin != Origin::BuiltIn || invitation.topic.is_some() {
            return super::text(&self.compiled, context(greeting));
        }
        if let Some((_, rest)) = self.shared.iter().find(|(other, _)| *other == stand) {
            return Ok(greeting + rest);
        }
        let marked = Arc::new(context(MARK.to_string()));
        let text = self.compiled.render(Value::from_dyn_object(Arc::clone(&marked)))?;
        let rest = text.trim_start().strip_prefix(MARK).filter(|rest| !rest.contains(MARK));
        let Some(rest) = rest else {
            return super::text(&self.compiled, context(greeting));
        };
        // Tidied behind a letter, it is what it would be behind a greeting.
        let rest = tidy(&format!("x{rest}")).split_off(1);
        let text = greeting + &rest;
        if !marked.asked_for_person() {
            self.shared.push((stand, rest));
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::classification::classify;
    use crate::draft::{self, Drafter, Length};
    use crate::invitation::Person;
    use crate::policy;
    use crate::words::{Class, Tie};

    fn cases() -> Vec<Invitation> {
        let mut cases = Vec::new();
        let notes = [None, Some(""), Some("I enjoyed your talk."), Some("Lead generation, {{ greeting }}")];
        for note in notes.map(|note| note.map(str::to_owned)) {
            for reason in [None, Some(Class::Known), Some(Class::Stranger), Some(Class::Spam)] {
                for (ties, topic) in
                    [(vec![], None), (vec![Tie::known("met")], None), (vec![], Some("my talk"))]
                {
                    for (name, headline) in [("Jane Doe", None), ("", None), ("Bo Lind", Some("Baker"))] {
                        cases.push(Invitation {
                            from: Person {
                                name: name.to_owned(),
                                headline: headline.map(str::to_owned),
                                ..Person::default()
                            },
                            note: note.clone(),
                            reason: reason.filter(|_| ties.is_empty()),
                            ties: ties.clone(),
                            topic: topic.map(str::to_owned),
                            ..Invitation::default()
                        });
                    }
                }
            }
        }
        cases
    }

    #[test]
    fn a_text_that_is_shared_is_the_text_that_would_be_rendered() {
        // As files of the user's, the same templates share nothing.
        let folder = tempfile::tempdir().expect("a folder");
        let templates = Templates::locate(None, || Ok(None), None).expect("templates");
        for template in templates.list().expect("templates") {
            let file = folder.path().join(format!("{}.j2", template.name));
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, template.source).expect("a template");
        }
        let copies = Templates::locate(Some(folder.path()), || Ok(None), None).expect("templates");
        let names = templates.names().expect("names");
        let parsed = policy::read(None).expect("the built-in policy");
        let policy = parsed.validate(&names.replies, &names.languages).expect("a policy");
        for length in [Length::Full, Length::Short] {
            let today = || jiff::civil::date(2026, 11, 22);
            let wish = Wish { lang: Lang::english(), length, vars: BTreeMap::new(), today };
            let mut drafter = Drafter::new(&policy, &templates, &wish);
            for invitation in cases() {
                let classification = classify(&invitation, &policy);
                let called = draft::called(&invitation);
                for reply in &names.replies {
                    let next =
                        drafter.draft(&invitation, &classification, &called, reply, &wish.lang).expect(reply);
                    let alone = draft::draft(&invitation, &classification, reply, &policy, &copies, &wish)
                        .expect(reply);
                    assert_eq!(next.template.origin, Origin::BuiltIn);
                    assert_ne!(alone.template.origin, Origin::BuiltIn);
                    assert_eq!(next.text, alone.text, "{reply} {invitation:?}");
                    assert!(!next.text.contains(MARK), "{}", next.text);
                }
            }
        }
    }
}
