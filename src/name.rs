//! Works out the name in a salutation from a full name as given.

mod case;
mod cleanup;
mod credentials;
mod double;
mod eastern;
mod family;
mod groups;
mod honorifics;
mod order;
mod particles;

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};

use crate::text::{self, WordList, is_combining_mark};
use crate::words::Register;

/// The name in a salutation, and what makes it uncertain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreetingName {
    /// The name in an informal salutation; `None` makes the salutation neutral.
    pub name: Option<String>,
    /// The title in a formal salutation, if the name was given with one.
    pub title: Option<String>,
    /// The name in a formal salutation: the last name after a title, else the whole name. `None` if `name` is.
    pub formal: Option<String>,
    /// Why the name may be wrong, if it may.
    pub guess: Option<Guess>,
    /// Why there is no name although one was given, if that needs saying.
    pub nameless: Option<Nameless>,
}

impl GreetingName {
    /// Uses exactly this name in any register; none if it is empty.
    pub fn verbatim(name: &str) -> Self {
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        Self { formal: name.clone(), title: None, name, guess: None, nameless: None }
    }

    /// Greets nobody by name, for a reason that the user is told.
    fn nameless(because: Nameless) -> Self {
        Self { nameless: Some(because), ..Self::verbatim("") }
    }

    /// Returns why the name may be wrong in this register; a formal salutation doesn't use the first word alone.
    pub fn guess_in(&self, register: Register) -> Option<Guess> {
        self.guess.filter(|guess| register == Register::Informal || *guess != Guess::FirstOfMany)
    }
}

/// Why the name in a salutation may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The name was in capitals.
    Recased,
    /// The name was in small letters.
    InSmallLetters,
    /// The family name is taken to be in front (DUPUIS Stéphane, Kovács Anikó, Nguyễn Văn An).
    FamilyInFront,
    /// The name was given as "Last, First".
    TurnedRound,
    /// The part after a comma was left out, and can be a first name (García López, Ana).
    BeforeComma,
    /// The name has three words or more, and the first can be half of a double name (Juhani Pekka Virtanen).
    FirstOfMany,
}

impl Guess {
    /// Returns the reason as a clause, for the output.
    pub fn because(self) -> &'static str {
        match self {
            Self::Recased => "the name came in capitals",
            Self::InSmallLetters => "the name came in small letters",
            Self::FamilyInFront => "the family name seems to come first",
            Self::TurnedRound => "the name came as \"Last, First\"",
            Self::BeforeComma => "the name goes on behind a comma",
            Self::FirstOfMany => "it is the first of several words",
        }
    }
}

/// Why a salutation has no name although one was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nameless {
    /// Letters of the name are lost (U+FFFD stands for them).
    Damaged,
    /// The name is a company's, a team's or an office's.
    Group,
    /// It is the address of a profile or of mail.
    Address,
}

impl Nameless {
    /// Returns the reason as a clause, for the output.
    pub fn because(self) -> &'static str {
        match self {
            Self::Damaged => "letters of their name are lost",
            Self::Group => "the name is a company's or a team's",
            Self::Address => "that is an address and no name",
        }
    }

    /// Returns a message that says so, and what to do.
    pub fn message(self) -> String {
        format!("greeted without a name, since {}; --call sets one", self.because())
    }
}

/// Works out the name in a salutation to the person with this full name.
///
/// ```
/// use decline::name::greeting_name;
/// assert_eq!(greeting_name("Doe, Jane").name.as_deref(), Some("Jane"));
/// assert_eq!(greeting_name("J. Smith").name.as_deref(), Some("J. Smith"));
/// assert_eq!(greeting_name(" . ").name, None);
/// ```
pub fn greeting_name(given: &str) -> GreetingName {
    let line = text::line(given);
    if is_address(&line) {
        return GreetingName::nameless(Nameless::Address);
    }
    if is_damaged(&line) {
        return GreetingName::nameless(Nameless::Damaged);
    }
    let name = cleanup::clean(line);
    if groups::is_group(&name) {
        return GreetingName::nameless(Nameless::Group);
    }
    let generation = credentials::generation(&name);
    let name = credentials::without(&name);
    let reordered = family::reordered(name);
    let moved = honorifics::moved_to_front(name);
    let titled = honorifics::split(reordered.as_deref().or(moved.as_deref()).unwrap_or(name));
    let name = in_one_script(honorifics::without_omitted(titled.name));
    let (recased, case_guess) = case::recased(&name).unzip();
    let name = recased.as_deref().unwrap_or(&name);
    let ordered = order::put_right(name, reordered.is_some());
    let name = ordered.as_ref().map_or(name, |ordered| &ordered.name);
    // The part after a comma isn't part of the name: Jane Doe, Speaker.
    let (whole, after_comma) = name.split_once(',').unwrap_or((name, ""));
    let whole = without_full_stop(whole.trim_end());
    if !whole.contains(char::is_alphabetic) || HIDDEN_NAMES.contains(&whole) {
        return GreetingName::verbatim("");
    }
    let first = ordered.as_ref().and_then(|ordered| whole.get(..ordered.first?));
    let called = without_descent(whole);
    let first = first.unwrap_or_else(|| first_name(called));
    let is_latin = is_latin(name);
    let title = titled.title(recased.is_some());
    let is_turned = ordered.as_ref().is_some_and(|ordered| ordered.is_turned);
    let is_vietnamese = eastern::is_vietnamese(whole);
    let uses_first = name.contains([' ', ','])
        && is_latin
        && is_first_name(first)
        && !is_vietnamese
        && !is_whole_only(called, title.is_some())
        && (is_turned || !eastern::is_unclear(whole));
    let of_first = match after_comma {
        "" => name.split(' ').nth(2).filter(|_| !first.contains(' ')).map(|_| Guess::FirstOfMany),
        _ => Some(Guess::BeforeComma),
    };
    let is_family_in_front = is_turned || is_vietnamese;
    let guess = case_guess
        .or(is_family_in_front.then_some(Guess::FamilyInFront))
        .or(reordered.as_ref().map(|_| Guess::TurnedRound))
        .or(of_first.filter(|_| uses_first));
    let uses_last = title.is_some() && !titled.needs_whole_name && is_latin;
    let (family, whole_formal) = match ordered.as_ref().and_then(order::Ordered::eastern) {
        Some((family, whole)) => (Some(family), whole),
        None => (family::last_name(whole), whole.to_owned()),
    };
    let formal = match (family.filter(|_| uses_last), generation) {
        (None, Some(generation)) if !whole.ends_with(&generation) => format!("{whole} {generation}"),
        (family, _) => family.map_or(whole_formal, str::to_owned),
    };
    let informal = match &title {
        Some(title) if !whole.contains(' ') && titled.is_before_last_name() => format!("{title} {whole}"),
        _ if uses_first => without_full_stop(first).to_owned(),
        _ => whole.to_owned(),
    };
    GreetingName { name: Some(informal), title, formal: Some(formal), guess, nameless: None }
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// The names that LinkedIn shows for members whose names it hides, in the languages of the replies.
#[rustfmt::skip]
const HIDDEN_NAMES: [&str; 14] = [
    "LinkedIn Member", "LinkedIn User", "LinkedIn-Mitglied", "Membre de LinkedIn", "Utilisateur LinkedIn",
    "Miembro de LinkedIn", "Usuario de LinkedIn", "Membro di LinkedIn", "Utente LinkedIn", "Utente di LinkedIn",
    "Membro do LinkedIn", "Usuário do LinkedIn", "Utilizador do LinkedIn", "LinkedIn-lid",
];

/// Removes a full stop that doesn't end an abbreviation: that of `Jane.`, not of `Chr.` or `J.`.
fn without_full_stop(name: &str) -> &str {
    let bare = name.trim_end_matches('.');
    let word = bare.rsplit(' ').next().unwrap_or_default();
    let is_abbreviation = word.chars().count() <= 3 || is_initial(word) || is_short_form(word);
    if is_abbreviation && !name.ends_with("..") { name } else { bare }
}

/// Returns the first name or names: the first word; of a couple, its first word and the one after "and"; a double name
/// (Mary Ann); and two words where the first is half a name (Abdul Samad).
fn first_name(name: &str) -> &str {
    let words: Vec<&str> = name.splitn(4, ' ').collect();
    let count = match words[..] {
        [_, and, second, ..]
            if CONJUNCTIONS.contains(and) && is_first_name(second) && !WITH_AND.contains(second) =>
        {
            3
        }
        [first, second, _, ..]
            if (HALVES.contains(first) || HALVES_OF_LONG.contains(first))
                && !matches!(second, "Al" | "El") =>
        {
            2
        }
        [_, _, _, ..] if let Some(length) = order::given_in_front(name) => return &name[..length],
        [_, _, _, ..] => double::words_of_double(name).unwrap_or(1),
        _ => 1,
    };
    let end = name.match_indices(' ').nth(count - 1).map_or(name.len(), |(end, _)| end);
    &name[..end]
}

/// Returns whether letters of a name are lost, or stand in it as codes of mail (=?UTF-8?Q?…?=) or HTML (&ouml;).
fn is_damaged(name: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_between_letters =
        |at: usize| is_letter(name[..at].chars().next_back()) && is_letter(name[at + 1..].chars().next());
    let has_entity = || {
        name.split('&').skip(1).filter_map(|rest| rest.split_once(';')).any(|(code, _)| {
            !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        })
    };
    text::is_damaged(name)
        || name.contains("=?")
        || name.match_indices('?').any(|(at, _)| is_between_letters(at))
        || has_entity()
}

/// Returns whether a name is the address of a profile or of mail.
fn is_address(name: &str) -> bool {
    let is_of_mail = || name.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    !name.contains(' ') && (name.contains("://") || name.contains("/in/") || is_of_mail())
}

/// Leaves out the words in another script beside a whole name in Latin letters (Grace Tan 陈伟玲), or else a word in
/// Latin letters beside a whole name in another script (Юля HR Самойлова).
fn in_one_script(name: &str) -> Cow<'_, str> {
    if is_latin(name) {
        return Cow::Borrowed(name);
    }
    // 赵丽娜Lina; a Greek or Cyrillic letter among Latin ones stands for one of them.
    let is_other =
        |c: char| matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul);
    let is_latin_word = |word: &&str| word.contains(char::is_alphabetic) && is_latin(word);
    let words: Vec<&str> =
        name.split(' ').map(|word| word.trim_matches(is_other)).filter(is_latin_word).collect();
    if words.len() > 1 {
        return Cow::Owned(words.join(" "));
    }
    let others: Vec<&str> = name.split(' ').filter(|word| !is_latin(word)).collect();
    if others.len() > 1 { Cow::Owned(others.join(" ")) } else { Cow::Borrowed(name) }
}

fn is_latin(name: &str) -> bool {
    name.is_ascii() || name.chars().filter(|c| c.is_alphabetic()).all(is_latin_letter)
}

fn is_latin_letter(c: char) -> bool {
    matches!(c.script(), Script::Latin | Script::Common | Script::Inherited)
}

/// Returns whether the first word of a name is one that people are greeted by: no initial, no article, and no
/// abbreviation (Ma., Fco., Md).
fn is_first_name(word: &str) -> bool {
    let is_abbreviation = is_short_form(word)
        || (word.ends_with('.') && without_full_stop(word) == word)
        // A title of more than one part, such as cand.merc.
        || word.trim_end_matches('.').contains('.');
    word.contains(char::is_alphabetic) && !is_initial(word) && !is_abbreviation && !NOT_FIRST.contains(word)
}

/// Words before a name that aren't part of it and no titles either: the article, families and Indonesian companies.
const NOT_FIRST: WordList =
    WordList("PT CV The Familie Eheleute Ehepaar Family Famille Familia Famiglia Família");

/// Returns whether the first word of a name may not be what its bearer is called, so that the whole name is safer; a
/// particle behind a title is none (Mevr. De Boer).
fn is_whole_only(name: &str, has_title: bool) -> bool {
    let words: Vec<&str> = name.splitn(4, ' ').collect();
    match words[..] {
        // Van Acker, Abdul Samad: a family name at the front, or nothing but a first name.
        [first, _, ..] if BEGINNINGS.contains(first) => true,
        [first, _] if HALVES.contains(first) => true,
        [first, _, _, ..] if NAMES_OR_TITLES.contains(first) => true,
        _ => {
            particles::begins_with_particle(name)
                || has_title && particles::begins_with_particle(&name.to_lowercase())
                || groups::may_be_company(name)
        }
    }
}

/// Returns a name without the word at its front that says whom its bearer descends from, or what he has learned (Syed
/// Imran Ali), if a whole name is behind it.
fn without_descent(name: &str) -> &str {
    const WORDS: WordList =
        WordList("Syed Syeda Sayed Sayyid Seyed Seyyed Hafiz Chaudhry Chaudhary Khawaja Mian Shaikh Shaik");
    match name.split_once(' ') {
        Some((first, rest)) if WORDS.contains(first) && rest.contains(' ') => rest,
        _ => name,
    }
}

/// The family names that begin behind the word for "and" (Catarina e Silva), so that no second person follows.
const WITH_AND: WordList = WordList("Silva Sousa Souza Melo Mello Castro Costa Cunha Lima Moura");

/// The words between the names of a couple.
const CONJUNCTIONS: WordList = WordList("& and und et en y e");

/// Words that are no name without the next one.
const HALVES: WordList = WordList("Abd Abdel Abdul Abou Abu Gian Lady Lord Mohammad Muhammad Oum Pier Umm");

/// Words in front of three or more that are half of a first name, and a whole one in front of two.
const HALVES_OF_LONG: WordList = WordList("Lalla Moulay Naga Nur Sidi");

/// Words at the front that begin a family name.
const BEGINNINGS: WordList = WordList("El De Del Della Du Van Vande Von");

/// First names that are titles too, before a whole name (Don Carlo Greco, Dean Luke Roe).
const NAMES_OR_TITLES: WordList = WordList(
    "Don Dom Dona Baron Graf Count Earl Duke Prince Princess Dean Deacon \
    Elder Imam Prophet Justice Pan Pani Fru Hadji Haji Hajj Coach Pastor Maj Venkata Ni Thi Wan Tengku Tunku",
);

/// Returns whether a word is short for Mohammed, Francisco, Guadalupe or another first name, with or without a dot.
fn is_short_form(word: &str) -> bool {
    const FORMS: WordList = WordList("Md Mohd Muhd Mohm Moh Moch Muh Mhd Mª Fco Fdo Gpe Wm Chas");
    FORMS.contains(word.trim_end_matches('.'))
}

/// Returns whether a word is one or more initials (`J`, `J.`, `J.R.`, `J.-P.`), by which nobody is greeted.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().filter(|c| !is_combining_mark(*c)).count() <= 1)
}
