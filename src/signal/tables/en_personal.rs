//! English: what tells that two people know each other, or names something of the reader's.

use crate::signal::clues::{Clue, Says};

pub(in crate::signal) const CLUES: &[Clue] = &[
    Clue {
        says: Says::Acquainted,
        phrases: "i spoke|talked|met|chatted|sat [with|to|next_to] you
            met|spoke|talked|chatted|connected|exchanged ... on|via|through|over twitter|mastodon|slack|discord|\
                zoom|github|reddit|facebook|instagram|email|bluesky|phone|the_phone|teams|skype
            great|good|nice|lovely|wonderful|pleasure|fun|happy|glad|honour|honor [to|of|was] MEET .. you ... \
                at|during|yesterday|today|last|tonight
            pleasure|honour|honor|privilege to|of .. attend|attending|listen|listening|hear|hearing|visit ... \
                your|you
            stopping|coming|dropping by our|my
            enjoyed|loved|liked|appreciated our|the .. discussion|conversation|chat|talk|call|meeting|evening|\
                lunch|dinner|walk|time|panel
            i was|am your|in_your
            here from Name
            flat|house|office|shop|door|desk|floor above|below|next_to|opposite|across yours|you|your
            it's|its|this_is Name from the|your|our
            we [both|all|also|once|had|have|recently|briefly|first] met|\
                spoke|talked|chatted|discussed|worked|studied|overlapped|sat|danced|ran|sang|spent|agreed|\
                emailed|went|lived|travelled|traveled|played|attended|taught|exchanged|crossed|danced|hiked
            we're|we_are|we_were|were|are [both] [going_to_be] on|in|at the|your|our|same|that ... \
                project|team|class|cohort|course|committee|board|choir|colleagues|together|unit|ward|\
                panel|call
            we were|are [both] colleagues|classmates|neighbours|neighbors|flatmates|roommates|teammates
            we're|we_are your [new] neighbours|neighbors|tenants|client|clients|supplier
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
            we did|went|travelled|traveled|walked|hiked|were|lived|taught|trained|organised|organized|\
                competed .. together
            have|has taken_over
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
            in|from|of the|our same cohort|batch|class|school|year
            class of #
            introduced|introduction|referred|referral by|from|through Name
            Name told|asked|introduced|referred|gave|pointed|sent .. me|us
            Name suggested|recommended|advised .. i|me|we .. get|contact|reach|talk|speak|ask|write
            gave me your
            just joined .. the|your .. team
            joined .. in|on your team|department|group
            joined|joining|starting|start|started .. your|the|our .. team|department at|as|with|on|of
            take|took|taking over from
            i'm|i_am|replacing .. your [new] account_manager|project_manager|contact|neighbour|neighbor|\
                landlord
            as your contact
            your contact at|for|from
            new .. intern|colleague|member|hire|trainee|starter in|on|of|at your|the
            from next_door|across_the_street|high_school|primary_school
            your sister|brother|wife|husband|son|daughter|cousin|mother|father|uncle|aunt
            i|person_who opened|reported|filed .. issue|pr|pull_request|bug|ticket
            panel you're|you_are
            see you at|on|in|next|tomorrow|there
            finalizing|finalising our
            our lunch|dinner plans|date
            it's|its [me] Name from the|next|your|our|class|st|choir|church
            its|it's me
            we've|we_have been .. emailing|talking|working|chatting|writing
            face to the|a name
            when|while|where you were|worked|lived|taught|led|ran
            i used_to .. at|with|in ... you
            long time .
            miss our|those|the
            thanks|thank_you for interviewing|having|teaching|inviting|the_interview
            per|after our call|chat|conversation|meeting
            goed gesprek",
    },
    Clue {
        says: Says::Particular,
        phrases: "your|ur .. WORK
            your|ur [recent|latest|last|great|excellent|interesting|new|open|linkedin|short|long|#] \
                [source] DOING
            your|ur work on|about
            you [also|both|just|recently|once|had|were|are|got|have] DID
            you've|you'd|that_you [also|just|recently|once] DID
            you gave|built|shared|recorded|maintain|created|talked .. about|at|on|in|for|with|to|the|a|\
                last|yesterday
            i [really|also|just|have|recently|so|very|once|even|finally|i've] [really|just|so|much] read|heard|watched|attended|enjoyed|loved|\
                listened|finished|tried|bought|visited ... your|our|you|the_episode|the_book|the_talk|the_article|\
                the_podcast
            love|loved|like|liked|enjoy|enjoyed|enjoying the|that|this|your .. WORK|DOING
            read|heard|learned|learnt|reading about your|Name
            got|been|was|get|i'm|i_am accepted|admitted|admission|admit|selected|offered .. into|to|at|from|in|for|by Name|NAME|your
            applicant|candidate|application .. for|to|at|of NAME|Name ... you|your|NAME
            as|since|because|saw|noticed|see you're|you_are|u_are|you_were|you're_also .. student|alumni|alumnus|\
                alumna|studying|there
            you interned|won|received|opened|retired|built|created|founded .. at|in|the|a|your|with|of|for
            the .. job|position|role|post|opening|vacancy|internship ... in|at|on|with your team|lab|group|\
                department|institute
            mentioned|gave|said|told .. your name|work|number
            both in|part_of|members_of|on the .. group|community|club|program|programme|forum|board|list
            asked you about|to|if|whether|how|for
            in|from the .. row|audience|crowd|hall of|at|when
            you know my
            friend|boss|colleague|neighbour|neighbor|teacher|professor of yours
            yesterday
            last night
            the other day
            earlier today
            did you know Name
            thanks|thank_you [again|so|very] [much] for your help|advice|hospitality|order|kindness|patience|\
                reply|letter|review|answer|visit with|on|last|yesterday|in|at|to|when|so|about
            applied|applying|apply|admitted|accepted|enrolled|joining|starting ... master|masters|master's|\
                program|programme|degree|phd|msc|mba|bachelor|course .. at|in|from Name|NAME|your
            also|too|both [once] worked|work|works|working|studied|studying|lived|taught for|at|in Name|the_same
            in|from|of the same building|street|village|town|team|club|choir|church|school
            quoted|featured|interviewed in|on Name
            you've|you_have written|built|posted|shared|published|created|made
            you're|you_are|you_were|are_you [also|still] going|attending|speaking|volunteering|volunteers|\
                organizing|organising to|at|the|in
            you're|you_are hiring|recruiting a|an|for|interns
            you're|you_are looking for a|an .. ROLE
            saw|watched|heard|seen you_speak|you_talk|you_present|you_on|you_at|you_in|you_play
            read|reading|bought|cooked|tried|watched|heard your .. chapter|recipe|interview|talk|words|\
                answer
            heard|saw|seen|watched|met|spotted you on|at|in|speak|talk|present|sing|play|run
            read about Name
            i|we|i'm|i've [daily] use|using|used|maintain|contribute|contributed|translate|package|forked|\
                cite|cited your
            on|from your .. page|website|site|shop|profile ... you
            user|customer|reader|listener|fan|subscriber|follower|member|student|visitor of Name|your|yours
            your EVENT
            attend|attended|attending|following|after|during|visiting|visited|going_to .. the|today's|\
                yesterday's|last_week's|this_year's|a|your ... EVENT
            at|to|from|during|following|after [the] .. Name CONFERENCE
            EVENT today|yesterday|tonight|last
            we|we're both|are_both [also] attended|attending|went|graduated|studied|live|living|speak|\
                members|alumni|know|from|love|grew|came|participated|follow
            both members of Name|NAME|the_same
            fellow .. member|alum|alumni|alumna|alumnus|alumnae|graduate|grad|attendee|speaker|\
                contributor|maintainer|volunteer|fan|resident|parent|runner|rower|cyclist|climber|ringer|\
                player|mapper|student at
            a|nice|find|meet|to .. fellow|another Name|rower
            fellow Name
            member|members of NAME|the_same|this_group|our_group
            alma mater
            phd|postdoc|position|internship .. in|at your lab|group|chair|institute|department
            i'm|i_am|from|am .. from Name too|also
            also|too from|started|live|grew|lived|studied|attended .. Name
            both live|living|grew|lived|studied in|at|from
            congratulations|congrats|well_done on|for|to_you
            applied|apply|applying|inquire|enquire|inquiring|ask|asking|interested|interest|chat|question|\
                questions|introduce|application .. for|about|in|regarding|on ... role|position|opening|\
                internship|vacancy|intern|program ... at|in|with|for|you_posted Name|the_team
            role|position|opening|internship|job|vacancy you_posted|you_have|you_advertised|on_your_website
            inquire|enquire|ask|asking about the|an .. internship|apprenticeship|phd|postdoc|fellowship|\
                position|role
            is|are Name taking|hiring|accepting|recruiting
            your|ur [full] [stack] course on|at|helped|was
            your company|team|lab|group|firm|school|department .. intern|interns|internship|caught|\
                is_open|takes
            hear|learn|know|understand|ask|asking [more|about] [about|your] .. experience|journey|path|\
                time ... at|in|with|from Name|your
            your experience|experiences|journey|time|path|stay|years|career at|with|from|studying Name|\
                the|NAME
            know|info|information|questions|question|queries|insights|details|guidance|doubts|learn|hear|\
                ask .. about|regarding|on|of|from|at [the] NAME
            graduate|masters|master's|ms|msc|phd|mba|undergrad [program|programme|degree|student] at|from|\
                in [the] NAME|Name
            admit|admitted|admission|accepted|incoming|shortlisting|prospective .. student|to|at|for|from|\
                colleges|universities
            looking|planning|plan|hoping|want|wish|going to .. do|pursue|study .. ms|masters|master's|\
                engineering|degree|bachelors|phd|mba ... from|at|in NAME|Name
            looking|planning|plan|hoping|want|wish|going to do|pursue|study my .. Name|engineering ... \
                from|at NAME|Name
            planning|applying for ms|masters|phd|mba
            applying|applied|apply|application to|at|for [the] Name ... program|programme|masters|phd|\
                university|omscs|college|school|you
            from|at|of|about university_of|NAME ... guidance|questions|admission|advice
            you .. did|finished|completed|graduated|studied|attended .. program|programme|course|degree|\
                last|year|there|from|same
            your university|college|school|campus|alma
            information|info|questions about|regarding|on the|your university|program|programme|college|\
                school|campus|degree
            moved|moving|relocating to Name .. you|saw
            reporter|journalist|writing .. article|story|piece|book .. about|on|for
            quote|interview you
            writing|my .. thesis|dissertation on|about
            could|would|can you quote|be_up_for|give|speak|translate ... us|our|talk|jury
            have|having you on the .. jury|board|panel|committee
            we|we'd|we're looking|like|need .. consultant|quote|someone|you ... us|our|your
            your posts|videos about|on|helped
            your name came|keeps_coming|was_mentioned
            happy|long_time|big|longtime|avid|loyal|paying user|customer|reader|listener|fan|subscriber
            following|followed your|you|Name since|for
            i've|i_have been following your|Name
            bug|typo|security_bug in|with|on your|the
            loved|enjoyed|heard the episode
            episode where|with|about you
            alumni|alumnus|alumna|alum
            interesting|great|nice|brilliant|wonderful|excellent|lovely|inspiring|fantastic presentation|\
                talk|speech|post|article|session|lecture|webinar|piece|keynote|workshop [today|yesterday] \
                today|yesterday|on|about|at|last|this
            internship|interview at|with|in|for Name
            job id
            referral for|at|in
            same .. you|u are|have|had|did|were|work|worked
            hear|hearing|see|seeing you speak|talk|play|sing|present
            visiting us|our
            as you|u are|r|work .. working|there|at|in|studying
            same slack|discord|group|community|forum|meetup|church|gym|building|street|village|club
            i'll|i_will|i'm|i_am [also] be|going|attending|speaking at Name|the_Name|NAME
            fan of what|your|Name|how
            guest lecture|lecturer
            panel discussion
            since your
            your query|answer|code|recipe|garden|house|kitchen|choir|band|shop|bakery|farm|dataset|\
                data_set|proposal|fundraiser|marathon|mural|photo|photos|crates|petition
            exactly what_we_need
            pilot|project you
            selling Name
            contact|talk|speak .. about the|your rights|licence|license",
    },
    // Not every reader has it: `your bicycle`, and not `your profile`.
    Clue {
        says: Says::Addressed,
        phrases: "your|ur Other",
    },
];
