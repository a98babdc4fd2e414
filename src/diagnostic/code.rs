//! The codes of diagnostics: stable names for scripts. The manual lists them with these doc comments.

use std::fmt;

use clap::ValueEnum;
use serde::Serialize;

/// The kind of problem of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the doc comment of each is its description in the manual")]
pub enum Code {
    /// A file, a folder or stdin can't be read
    CantRead,
    /// A file can't be written
    CantWrite,
    /// A file or folder that was named doesn't exist
    NotFound,
    /// A file has changed since it was opened
    ChangedMeanwhile,
    /// A text isn't UTF-8
    NotUtf8,
    /// An input is larger than any real one
    TooLarge,
    /// A flag is missing
    MissingFlag,
    /// Flags or keys contradict each other
    Contradiction,
    /// A file would be replaced by mistake
    WouldOverwrite,
    /// Nothing of its kind has this name
    UnknownName,
    /// A file isn't TOML
    TomlSyntax,
    /// No key has this name here
    UnknownKey,
    /// A key is set twice
    DuplicateKey,
    /// A key is missing
    MissingKey,
    /// A value has the wrong type
    WrongType,
    /// A value is out of range or empty
    InvalidValue,
    /// An earlier rule always matches first
    ShadowedRule,
    /// A rule's condition can't hold
    ImpossibleRule,
    /// A rule accepts notes that read as spam
    AcceptsSpam,
    /// All keys of a rule's unless must hold
    AmbiguousUnless,
    /// Two rules have the same name
    DuplicateRuleName,
    /// accept is set and no statement says so
    MissingStatement,
    /// Only clients are accepted
    ClientsOnly,
    /// The statement isn't in the replies' language
    StatementLanguage,
    /// The statement is too long for short replies
    StatementLength,
    /// The statement isn't one plain sentence
    StatementForm,
    /// An address or link can't be used
    InvalidAddress,
    /// The short limit is above the full one
    ReversedLimits,
    /// An example expects nothing
    EmptyExample,
    /// An example comes out otherwise than it expects
    FailingExample,
    /// A field was left unfilled
    UnfilledField,
    /// A template can't be parsed
    TemplateSyntax,
    /// A template can't be rendered
    TemplateFailure,
    /// A variable, filter, test or function is unknown
    UnknownVariable,
    /// A template uses a variable that isn't always set
    UnsetVariable,
    /// A template computes too much
    RunawayTemplate,
    /// A template to include or extend is missing
    MissingTemplate,
    /// A template prints a list or a truth value
    UnprintableValue,
    /// A template renders no text
    EmptyDraft,
    /// A block replaces nothing
    UnknownBlock,
    /// A comparison can't be true
    ImpossibleComparison,
    /// No reply asks for a template of this name
    MisnamedTemplate,
    /// A line break will be joined
    LostLineBreak,
    /// A file in the folder of templates is no template
    StrayFile,
    /// The draft is longer than the policy's limit
    DraftLength,
    /// The reply has no template in that language
    FallbackLanguage,
    /// The draft reads like another language
    DraftLanguage,
    /// Letters of the name are lost
    DamagedName,
    /// The greeting is missing
    MissingGreeting,
    /// A word or mark stands around the greeting
    DoubledGreeting,
    /// The name stands in the text again
    RepeatedName,
    /// A space is doubled, or stands before punctuation
    Spacing,
    /// A line ends in a colon
    DanglingLine,
    /// The first sentence doesn't thank
    MissingThanks,
    /// A question has no question mark, or too many
    Questions,
    /// An address isn't in the policy
    ForeignAddress,
    /// A word can hurt
    HurtfulWord,
    /// Formal and informal address are mixed
    MixedAddress,
    /// There is more than one exclamation mark
    ExclamationMarks,
    /// A word is in capitals
    Capitals,
    /// There is an emoji
    Emoji,
    /// An input is nothing that holds invitations
    UnknownInput,
    /// A line isn't a JSON object
    JsonSyntax,
    /// A mail is no invitation
    NoInvitation,
    /// A mail doesn't say who invites
    MissingSender,
    /// An archive is damaged, encrypted or packed oddly
    UnreadableArchive,
    /// A name in an archive leads out of it
    PathOutside,
    /// A row of a table can't be used
    BadRow,
    /// A row runs over several lines
    MultilineRow,
    /// A table lacks a column
    MissingColumn,
    /// An export lacks a file
    MissingFile,
    /// Dates can't be read, or have the day first
    Dates,
    /// What a page of invitations holds and lacks
    PageContent,
    /// How many of an export are connections by now
    Connections,
    /// A question was left unanswered
    NoAnswer,
    /// No editor is set, or it failed
    Editor,
    /// Nothing was written
    EmptyText,
    /// No clipboard took the draft
    Clipboard,
    /// There is no configuration folder
    NoConfiguration,
    /// The machine's clock is out of range
    Clock,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_possible_value().unwrap_or_default().get_name())
    }
}
