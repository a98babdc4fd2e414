//! English: what claims that two people know each other, and what tells that they have to do with each other.

use crate::signal::clues::{Clue, Says};

pub(in crate::signal) const CLUES: &[Clue] = &[
    Clue {
        says: Says::Claim,
        phrases: "i spoke|talked|met|chatted|sat [with|to|next_to] you
            met|spoke|talked|chatted|connected|exchanged ... on|via|through|over twitter|mastodon|slack|\
                discord|\
                zoom|github|reddit|facebook|instagram|email|bluesky|phone|the_phone|teams|skype
            great|good|nice|lovely|wonderful|pleasure|fun|happy|glad|honour|honor [to|of|was] MEET .. \
                you ... \
                at|during|yesterday|today|last|tonight
            pleasure|honour|honor|privilege to|of .. attend|attending|listen|listening|hear|hearing|\
                visit ... \
                your|you
            stopping|coming|dropping by our|my
            enjoyed|loved|liked|appreciated our|the .. discussion|conversation|chat|talk|call|meeting|\
                evening|\
                lunch|dinner|walk|time|panel
            it's|its|this_is Name from the|your|our
            we [both|all|also|once|had|have|recently|briefly|first] met|\
                spoke|talked|chatted|discussed|worked|studied|overlapped|sat|danced|ran|sang|spent|agreed|\
                emailed|went|lived|travelled|traveled|played|attended|taught|exchanged|crossed|danced|hiked
            we're|we_are|we_were|were|are [both] [going_to_be] on|in|at the|your|our|same|that ... \
                project|team|class|cohort|course|committee|board|choir|colleagues|together|unit|ward|\
                panel|call
            we were|are [both] colleagues|classmates|neighbours|neighbors|flatmates|roommates|teammates
            i|we've|i've met|seen [you|each_other] .. at|in|before|during|yesterday|last
            was|so|really|great|good|nice|lovely|pleasure|wonderful|fun|enjoyed|fantastic|amazing|awesome|\
                loved|delighted|glad [really|so|very] great|good|nice|lovely|pleasure|a_pleasure|\
                wonderful|fun [to] MEET
            great|good|nice|lovely|wonderful|pleasure|fun|happy|glad [to|of|finally|to_finally|to_have] \
                MEET [with|to|up|you] [with|to] you ... EVENT|yesterday|today|last|earlier|recently|\
                tonight|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|dinner|\
                breakfast|again|over|about|there
            great|good|nice|lovely|wonderful|fun chatting|talking|speaking|seeing|catching .. you
            great|good|nice|lovely|wonderful|pleasure [to|of] [meet|meeting|see|seeing] you at|in|on|\
                yesterday|last|again|there
            it|was [was] [so|really|a|very] great|good|nice|lovely|pleasure|wonderful|fun|fantastic|\
                delight [to|of] MEET
            pleasure|fun|joy MEET .. over|at|with|on|in
            enjoyed|loved [our|MEET] MEET [with|to] you|conversation|chat|discussion
            meeting|seeing you at|in|yesterday|today|last|again|there
            as we|i [have|just] discussed|agreed|promised|mentioned|spoke|talked
            as promised|discussed|agreed|mentioned
            our|the chat|conversation|call|meeting|discussion|interview|email|phone_call|lunch|dinner|\
                exchange|correspondence|thread|coffee [on|at|today|yesterday|this|last|about|earlier|over|\
                next|tomorrow] today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
                last|this|tomorrow|next|earlier
            following|after our|your .. chat|conversation|call|meeting|discussion|talk|email
            following up on|from our|the|my|your .. call|chat|conversation|email|thread|discussion|\
                meeting|exchange
            thanks|thank_you [again|so|very] [much] for your_time|the_chat|the_talk|talking|chatting|\
                meeting|the_call|coming|having_me|joining_us|the_conversation|speaking on|with|at|today|\
                yesterday|to|me|last|in
            thanks|thank_you [again|so] [much] for helping|merging|hosting|showing|introducing|reviewing|\
                fixing|teaching|mentoring|repairing|the_lift|the_help
            looking|look forward to our|the call|meeting|interview|chat|conversation|session|discussion|\
                kickoff
            remember me|us|when|our
            worked|studied|served|trained|interned|volunteered together|with_you|alongside_you
            you|name|he|she have|had|ever hired|taught me
            you hired|taught|interviewed|mentored|helped|promised|mentioned|told|asked|introduced|invited|\
                sat|lent [with|at|in|behind] me|us
            you promised
            you said you
            took|attended your .. class|course|lecture in|at
            long time no|ago
            been ages|forever
            reconnect|reconnecting
            long time since|da|man|bro|dude|buddy|mate|friend
            it's|its|been been|# # years|ages since|man|dude|bro
            sat|stood|worked|lived across|beside|behind|opposite [from] you
            remember night|those|that|Name
            we .. had .. beer|beers|lunch|coffee|dinner|drink|drinks|wine after|at|in|together|with
            see you at|on|in|next|tomorrow
            finalizing|finalising our
            our lunch|dinner plans|date
            we've|we_have been .. emailing|talking|working|chatting|writing
            long time .
            miss our|those|the_old
            thanks|thank_you for interviewing|having_us|teaching|inviting|the_interview
            per|after our call|chat|conversation|meeting
            goed gesprek",
    },
    Clue {
        says: Says::Acquainted,
        phrases: "i was|am your|in_your
            here from Name
            flat|house|office|shop|door|desk|floor above|below|next_to|opposite|across yours|you|your
            we're|we_are your [new] neighbours|neighbors|tenants|client|clients|supplier
            we did|went|travelled|traveled|walked|hiked|were|lived|taught|trained|organised|organized|\
                competed .. together
            have|has taken_over
            in|from|of the|our same cohort|batch|class|school|year
            class of #
            introduced|introduction|referred|referral by|from|through Name
            Name told|asked|introduced|referred|gave|pointed|sent .. me|us
            Name suggested|recommended|advised .. i|me|we .. get|contact|reach|talk|speak|ask|write
            gave me your
            it's|its Name from|here|again
            it's|its Name .
            same bay|batch|hostel|dorm|corridor|dept|floor|shift|platoon|troop|ward|boat
            heard you're|you_are|you_moved|you_joined|you_left|you_got
            here is|here's|heres my linkedin
            Name from the .. EVENT|choir|band|team|ward|lab
            time to interview|meet|show|explain|answer me|us|my|our|with|the
            just joined .. the|your .. team
            joined .. in|on your team|department|group
            joined|joining|starting|start|started .. your|the|our .. team|department at|as|with|on|of
            take|took|taking over from
            i'm|i_am|replacing .. your [new] account_manager|project_manager|contact|neighbour|neighbor|\
                landlord
            as your contact
            your [new|main|first] contact at|for Name
            new .. intern|colleague|member|hire|trainee|starter in|on|of|at your|the
            from next_door|across_the_street|high_school|primary_school
            you handled|fixed|painted|sold|repaired|treated|represented|catered|installed|renovated|\
                photographed|built|designed .. our|my|us
            your sister|brother|wife|husband|son|daughter|cousin|mother|father|uncle|aunt
            i|person_who opened|reported|filed .. issue|pr|pull_request|bug|ticket
            panel you're|you_are
            it's|its [me] Name from the|next|your|our|class|st|choir|church
            its|it's me
            face to the|a name
            when|while|where you were|worked|lived|taught|led|ran
            i used_to .. at|with|in ... you",
    },
];
