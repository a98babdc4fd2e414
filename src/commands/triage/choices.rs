//! What follows from each choice that a card of a worksheet offers.

use crate::commands::AppContext;
use crate::draft::Drafter;
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::invitation::Invitation;
use crate::output::{Choice, Variant};

/// Evaluates and drafts an invitation for each choice. A template that fails is no error here, since nobody chose it.
pub(super) fn variants(
    choices: &[Choice],
    invitation: &Invitation,
    options: &ReplyOptions,
    context: &AppContext,
    drafter: &mut Drafter<'_>,
) -> Vec<Variant> {
    let variant = |choice: &Choice| {
        let invitation = choice.apply(invitation);
        let evaluation = Evaluation::new(invitation, options, &context.policy, &context.names);
        let draft = drafter.draft_decided(&evaluation);
        Variant { evaluation, draft }
    };
    choices.iter().map(variant).collect()
}
