//! English: notes that are about a job or ask for advice, and what LinkedIn writes when the inviter writes
//! nothing.

use crate::signal::clues::{Clue, Says};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // Recruiters with one role: what they ask is no pitch.
    Clue {
        says: Says::Job,
        phrases: "hiring for|a|an
            we're|we_are|i'm|i_am|is|currently [currently|now|also] hiring|recruiting
            looking|searching|search|need|seeking|seeks .. ROLE
            role|position|vacancy|opening of|for|as|at|in|within|is
            job|opportunity as|at
            roles we're|i'm|we_are
            ROLE role|position|opening|vacancy|job
            assignment|assignments in|at|with Name
            talent partner|manager|lead|acquisition
            finding|find a|an .. ROLE
            job description
            opening|openings|vacancy|position|requirement for|of [a|an|our|the] .. ROLE|scientist|nurse|\
                teacher|accountant
            talent_acquisition|recruiter|recruiting|hr|recruitment [team] at|from|for|with Name
            position|role|opening|vacancy in|at Name
            co_founder|cofounder
            join our|my|the|us .. team|as|at|company
            fit for|in our|my|the|this",
    },
    // People in search of one ask, too.
    Clue {
        says: Says::Asker,
        phrases: "i'm|i_am|am|me|i|currently|as [currently|actively|also|just|now] looking|searching|\
            seeking|hunting|applying [for|out_for] ... job|jobs|role|roles|position|positions|opportunity|\
            opportunities|internship|internships|opening|openings|work|employment
            i'm|i_am|am|as|myself a|an|the|currently|in [a|an|my] .. student|graduate|undergraduate|\
                undergrad|fresher|intern|trainee|year|bachelor|master's|masters|btech|mba|sophomore|\
                senior_year
            experience|graduate|engineer|developer|designer|analyst|manager|nurse|accountant|assistant|\
                freelancer|currently|actively looking|searching|seeking for .. job|jobs|work|role|roles|\
                position|opportunity|opportunities|internship
            recent|new|fresh|recently graduate|graduated
            open to work
            laid off
            my [next|last|first] role|resume|cv|job_search|internship|thesis|dissertation|phd
            seeking|exploring|pursuing .. opportunities|role|roles|internship|masters|degree|mba|bachelors
            ask you [a|some|few|two|a_few|one] .. question|questions|about|how
            your advice|guidance|honest_opinion
            advice|guidance on|from|for|about|how
            learn from you|your|others|people|peers|each_other|the
            tips for someone|somebody|people|me|a_beginner
            trying|hoping|looking|want|planning|thinking to|of|about [to] move|moving|switch|switching|\
                transition|transitioning|break|breaking into|to
            starting|start out
            guide me
            do|would you offer|provide|sell|ship|charge|rent|deliver|take_on|repair|translate
            what are|is your rate|rates|price|prices|fee
            how much would|do|does you|it charge|cost
            i'm|i_am|we're|we_are|am looking for a|an|someone|somebody .. company|person|\
                developer|designer|photographer|translator|consultant|sponsor|lawyer|accountant|painter|\
                tutor
            we|i need a|an|some|new|help
            my budget
            quote|quotes|offer for|from you|us|our
            collecting quotes
            send us an|a
            your honest opinion|feedback
            no sales|pitch
            not|nothing|isn't|never [trying] [to] selling|sell|pitching
            for|in|writing|of my|our [own] [master|master's|masters|bachelor|bachelor's|phd|doctoral|\
                final|school|university] thesis|dissertation|study|survey|research
            volunteer|volunteers|charity|treasurer|non_profit|nonprofit
            look|looking for speakers
            sponsor for|our
            any|there vacancy|vacancies|opening|openings|job|jobs|opportunity|opportunities|internship|\
                internships [in|at|for|available] [your|my|our|me]",
    },
    // The English ones stand in real mail and exports, the third less surely. That the Italian and the
    // Spanish one are LinkedIn's own is told by people who got them: ralph-dte.eu/tag/social-network,
    // websa100.com/blog/invitaciones-de-linkedin. For other languages nothing is known.
    Clue {
        says: Says::Default,
        phrases: "indicated you are a ... ... i'd like to add you to my professional network
            i'd like to add you to my professional network
            i'd like to add you to my linkedin network
            i'd like to join your linkedin network
            i'd like to connect with you on linkedin
            vorrei aggiungerti alla mia rete professionale su linkedin
            me gustaria contactar contigo",
    },
];
