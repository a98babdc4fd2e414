//! What can stand at the cursor of a command line, as the command itself describes it. Pure.

use clap::{Arg, ArgAction, Command};

/// A command line up to the word that is being typed.
#[derive(Debug)]
pub(super) struct Line<'c> {
    command: &'c Command,
    flags: Vec<(&'c Arg, String)>,
    awaited: Option<&'c Arg>,
    positionals: usize,
    only_positionals: bool,
}

/// A word that is offered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word.
    pub(super) name: String,
    /// What it means; may be empty.
    pub(super) meaning: String,
}

impl Word {
    pub(super) fn new(name: impl Into<String>, meaning: Option<impl ToString>) -> Self {
        Self { name: name.into(), meaning: meaning.map(|it| it.to_string()).unwrap_or_default() }
    }
}

/// What can stand at the cursor.
#[derive(Debug)]
pub(super) enum Slot<'c> {
    /// One of these words.
    Words(Vec<Word>),
    /// A value of this argument: `typed` of it is there, and `before` stands before it in the same word.
    Value {
        /// The argument.
        of: &'c Arg,
        /// What the word begins with: `--tie=met,`, or nothing.
        before: String,
        /// How the value begins.
        typed: String,
    },
}

impl<'c> Line<'c> {
    /// Takes the words behind the program's name apart; `program` is built. What the program wouldn't take is
    /// passed over, since a line that isn't finished is seldom right.
    pub(super) fn read<'w>(program: &'c Command, words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut line = Self {
            command: program,
            flags: Vec::new(),
            awaited: None,
            positionals: 0,
            only_positionals: false,
        };
        for word in words {
            line.take(word);
        }
        line
    }

    fn take(&mut self, word: &str) {
        if let Some(flag) = self.awaited.take() {
            self.flags.push((flag, word.to_owned()));
        } else if self.only_positionals || word == "-" {
            self.positionals += 1;
        } else if word == "--" {
            self.only_positionals = true;
        } else if word.starts_with('-') {
            match self.flag(word) {
                Some((flag, None)) if takes_value(flag) => self.awaited = Some(flag),
                Some((flag, value)) => self.flags.push((flag, value.unwrap_or_default().to_owned())),
                None => {}
            }
        } else if let Some(verb) = self.command.find_subcommand(word) {
            self.command = verb;
        } else {
            self.positionals += 1;
        }
    }

    /// The flag that a word gives, and the value that stands in the same word: `--flag=VALUE`, `-fVALUE`. Of
    /// several short flags in a word it is the last.
    fn flag<'w>(&self, word: &'w str) -> Option<(&'c Arg, Option<&'w str>)> {
        if let Some(long) = word.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (long, None),
            };
            let flag = self.command.get_arguments().find(|arg| arg.get_long() == Some(name))?;
            return Some((flag, value));
        }
        let mut rest = word.strip_prefix('-')?.chars();
        loop {
            let letter = rest.next()?;
            let flag = self.command.get_arguments().find(|arg| arg.get_short() == Some(letter))?;
            let value = Some(rest.as_str()).filter(|value| !value.is_empty());
            if takes_value(flag) || value.is_none() {
                return Some((flag, value));
            }
        }
    }

    /// The value that a flag was given, the last if there are several.
    pub(super) fn value(&self, id: &str) -> Option<&str> {
        let mut last_first = self.flags.iter().rev();
        last_first.find(|(flag, _)| flag.get_id() == id).map(|(_, value)| value.as_str())
    }

    /// Tells what can stand where `typed` has been begun.
    pub(super) fn slot(&self, typed: &str) -> Slot<'c> {
        if let Some(flag) = self.awaited {
            return value_slot(flag, typed, 0);
        }
        if typed.starts_with('-') && !self.only_positionals {
            return match self.flag(typed) {
                Some((flag, Some(value))) if takes_value(flag) => {
                    value_slot(flag, typed, typed.len() - value.len())
                }
                _ => beginning_with(typed, self.free_flags()),
            };
        }
        if self.command.has_subcommands() {
            let verbs = self.command.get_subcommands().filter(|verb| !verb.is_hide_set());
            return beginning_with(typed, verbs.map(|verb| Word::new(verb.get_name(), verb.get_about())));
        }
        match self.command.get_positionals().filter(|arg| !arg.is_hide_set()).nth(self.positionals) {
            Some(positional) => value_slot(positional, typed, 0),
            None if self.only_positionals => Slot::Words(Vec::new()),
            None => beginning_with(typed, self.free_flags()),
        }
    }

    /// The flags that can still be given.
    fn free_flags(&self) -> impl Iterator<Item = Word> {
        let free = |arg: &&Arg| {
            let again = matches!(arg.get_action(), ArgAction::Append);
            !arg.is_hide_set()
                && (again || !self.flags.iter().any(|(given, _)| given.get_id() == arg.get_id()))
        };
        self.command.get_arguments().filter(free).filter_map(|arg| {
            let name = match (arg.get_long(), arg.get_short()) {
                (Some(long), _) => format!("--{long}"),
                (None, Some(short)) => format!("-{short}"),
                (None, None) => return None,
            };
            Some(Word::new(name, arg.get_help()))
        })
    }
}

/// A flag's or positional's value, which begins at this byte of the word; in a list, behind the last comma.
fn value_slot<'c>(of: &'c Arg, typed: &str, start: usize) -> Slot<'c> {
    let list =
        of.get_value_delimiter().and_then(|comma| Some(typed[start..].rfind(comma)? + comma.len_utf8()));
    let (before, typed) = typed.split_at(start + list.unwrap_or_default());
    Slot::Value { of, before: before.to_owned(), typed: typed.to_owned() }
}

fn takes_value(flag: &Arg) -> bool {
    flag.get_action().takes_values()
}

fn beginning_with<'c>(typed: &str, words: impl Iterator<Item = Word>) -> Slot<'c> {
    Slot::Words(words.filter(|word| word.name.starts_with(typed)).collect())
}
