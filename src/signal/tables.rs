//! The tables of clues, by language and subject.

mod abuse;
mod de;
mod en_acquainted;
mod en_asks;
mod en_context;
mod en_jobs;
mod en_lessons;
mod en_money;
mod en_personal;
mod en_pitch;
mod en_promotion;
mod en_trade;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use super::clues::Clue;

/// Every table.
pub(super) const TABLES: &[&[Clue]] = &[
    abuse::CLUES,
    en_pitch::CLUES,
    en_trade::CLUES,
    en_asks::CLUES,
    en_jobs::CLUES,
    en_money::CLUES,
    en_promotion::CLUES,
    en_lessons::CLUES,
    en_context::CLUES,
    en_acquainted::CLUES,
    en_personal::CLUES,
    de::CLUES,
    es::CLUES,
    fr::CLUES,
    it::CLUES,
    nl::CLUES,
    pt::CLUES,
];
