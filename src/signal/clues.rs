//! What a clue is. The tables of them are in [`super::tables`].

/// Phrases that say the same, one a line as [`super::phrase`] has them. A note counts them once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clue {
    /// What they say.
    pub(super) says: Says,
    /// The phrases.
    pub(super) phrases: &'static str,
}

/// A clue of a signal. It weighs 1 for what many notes have, 2 for what a genuine one hardly has, 3 for
/// what only a pitch has.
pub(super) const fn signal(kind: Kind, weight: u32, phrases: &'static str) -> Clue {
    Clue { says: Says::Signal(kind, weight), phrases }
}

/// What a clue says of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// It was not written for the reader, so surely.
    Signal(Kind, u32),
    /// A recruiter has one job for one reader.
    Job,
    /// The inviter studies, looks for a job, or asks for advice, help or a price.
    Asker,
    /// It names something of the reader's.
    Particular,
    /// It seems to: it speaks of something that not every reader has.
    Addressed,
    /// It claims that the two know each other.
    Claim,
    /// The two have to do with each other, though nothing says that they know each other.
    Acquainted,
    /// LinkedIn wrote it.
    Default,
}

/// The kinds of signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    SalesPitch,
    ServicesOffer,
    CallToAction,
    BookingLink,
    Link,
    PlacementOffer,
    PaidExpert,
    PagePromotion,
    EasyMoney,
    Begging,
    MassMail,
    MergeSlip,
    Automation,
    /// A sexual or romantic approach.
    Advance,
    Threat,
    OwnPhrase,
}

impl Kind {
    /// The name that reports show.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SalesPitch => "sales-pitch",
            Self::ServicesOffer => "services-offer",
            Self::CallToAction => "call-to-action",
            Self::BookingLink => "booking-link",
            Self::Link => "link",
            Self::PlacementOffer => "placement-offer",
            Self::PaidExpert => "paid-expert",
            Self::PagePromotion => "page-promotion",
            Self::EasyMoney => "easy-money",
            Self::Begging => "begging",
            Self::MassMail => "mass-mail",
            Self::MergeSlip => "merge-slip",
            Self::Automation => "automation",
            Self::Advance => "advance",
            Self::Threat => "threat",
            Self::OwnPhrase => "own-phrase",
        }
    }
}
