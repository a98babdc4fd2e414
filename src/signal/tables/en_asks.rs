//! English: what a note asks for, links, greetings to anybody, traces of tools.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // Now you: something to hand over, which hardly anybody but a seller has.
    signal(
        Kind::CallToAction,
        2,
        "mind|ok|okay|cool|possible|shall|can|may|could|should if|i|we .. show|tell|introduce|give|run|\
            walk you|it|our|my|this|how|what
        mind|ok|okay|cool|possible|shall|can|may|could|should if|i|we .. send|share [you|with_you] [over] \
            it|over|a|some|our|my|this|them|how|what|these|those|one|examples|samples|video
        happy|love|glad|like|liked|pleased|wanted to .. show|tell|introduce|walk|give|send you .. how|\
            what|our|more|around|through|it|free|a|my
        happy|love|glad to share|show|explain .. how|what|our|it|my
        would you like a|an|our|us|me|access|help|details|some|more|one|this
        would you like to know|see|learn|hear|try|get|receive|save|earn|have|explore
        you|u want to see|know|hear|learn|try
        . want to see|know|hear|learn|try
        want me|a|an|access|in|details|the|more|this
        interested .
        if interested
        interested in|to know|knowing|learn|learning|hear|hearing|see|seeing|explore|exploring|more|\
            trying [more|about|how]
        i'll|i_will .. share|send|show|explain
        fancy a look|demo
        reply|comment|type|text yes|interested|info|demo|grow
        curious how .
        worth a|exploring|discussing|chatting|exploration
        open|opposed to learning|learn|hearing|hear|seeing|exploring|trying|discussing .. more|how|what|\
            it|this|about|if
        does it|this|that sound
        if that|this|it sounds|interests|is_relevant
        are you interested for",
    ),
    // To talk, to answer, to click.
    signal(
        Kind::CallToAction,
        1,
        "would|if|are|r you|u .. be|are interested|open|opposed|keen|up
        open|up for|to a .. chat|call|conversation|meeting|talk
        let me|us know .. if|when|your|whether|for
        mind|ok|okay|shall|can|may|could|should i|we [quickly] call|schedule|talk|speak|meet|take|get|\
            connect_this|contact
        more|further details|information|info
        happy|love|glad|like|pleased to share|send|tell .. you|more|details|information
        so [that] i|we can|could .. share|send|tell|show
        mind|ok|okay|shall|can|may|could|should if|i|we .. send|share|tell .. you|details|more
        details .
        dm|inbox|ping|whatsapp|contact|reach|revert [to|out_to|us] me|us|now|today|at|on|back|for
        message|text|call|email|write|reply [to] me|us|now|today|back|if|with|for|this
        kindly|please|pls|plz .. reply|respond|revert|contact|call|confirm|message|visit|click|let_me|let_us
        click|tap here|the|on|this|below
        contact on|at|#
        any interest
        fancy a chat|call|coffee
        make|makes sense to connect|chat|talk|explore
        let's|let_us discuss|talk|collaborate
        on we|i|let's talk|discuss
        do you mind
        whatsapp|telegram
        when is|are you|your
        quick|short|brief|intro|introductory|# .. call|chat|conversation|meeting|zoom|question
        # [to] [#] min|mins|minute|minutes
        hop|jump on|onto
        few|couple_of minutes
        minutes of your time
        convenient|suitable time
        would you qualify|benefit|be_up|support
        looking forward to working|for|doing_business|your_positive|your_reply|serve|work|serving
        how does .. sound
        sound|sounds good|interesting|relevant
        could be interesting|relevant|useful
        me in|to the right direction|person|people
        discuss this|it|further
        free|available .. this|next week|month|thursday|tuesday
        send|share|forward .. the|a|our|my .. brochure|details|deck|catalogue|catalog|proposal|info|\
            information|overview|one_pager",
    ),
    signal(
        Kind::BookingLink,
        2,
        "calendly com
        cal com
        meetings hubspot
        koalendar|savvycal|youcanbook|tidycal|zcal|chilipiper|acuityscheduling|oncehub
        book a|an .. call|slot|time|meeting|appointment|session|demo
        book|grab|pick|choose|schedule .. time|slot here|with|on|that|below|https|calendly
        my|our calendar|scheduling|booking link|here|page
        here is|are my|our calendar",
    ),
    signal(
        Kind::Link,
        1,
        "https|http|www
        bit|tinyurl|lnkd|goo|wa|forms ly|com|in|gl|me",
    ),
    signal(
        Kind::MassMail,
        1,
        "dear|hello|hi|hey|respected sir_madam|sir_or_madam|sir_mam|madam_sir|friend|friends|connection|\
            connections|member|visionary|leader|entrepreneur|business_owner|professional|candidate|\
            aspirant|linkedin_member|dear
        greetings of|for the day
        greetings .
        good day dear|sir|friend
        hope this|you|ur .. safe",
    ),
    // Traces of the tools that send such notes.
    signal(
        Kind::Automation,
        3,
        "sent|powered|automated|delivered|scheduled via|by|with|through|using dripify|expandi|waalaxy|\
            linked_helper|linkedhelper|dux_soup|phantombuster|lemlist|heyreach|meetalfred|meet_alfred|\
            octopus_crm|zopto|skylead|salesflow|we_connect|la_growth_machine|aimfox|kennected|\
            linkedfusion|salesrobot
        automated|automatic|auto_generated message|invitation
        unsubscribe
        to opt out
        reply stop",
    ),
    signal(
        Kind::MergeSlip,
        3,
        "hi|hello|hey|dear firstname|fname|first_name|null|undefined|lastname
        at|with companyname|company_name|undefined|null",
    ),
];
