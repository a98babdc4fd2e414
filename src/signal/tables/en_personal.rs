//! English: what names something of the reader's.

use crate::signal::clues::{Clue, Says};

pub(in crate::signal) const CLUES: &[Clue] = &[
    Clue {
        says: Says::Particular,
        phrases: "your|ur .. WORK
            your|ur [recent|latest|last|great|excellent|interesting|new|open|linkedin|short|long|#] \
                [source] DOING
            your|ur work on|about
            you [also|both|just|recently|once|had|have] DID
            you've|you'd|that_you [also|just|recently|once] DID
            you gave|built|shared|recorded|maintain|created|talked .. about|at|on|in|for|with|to|the|a|\
                last|yesterday
            i [really|also|just|have|recently|so|very|once|even|finally|i've] [really|just|so|much] \
                read|heard|watched|attended|enjoyed|loved|\
                listened|finished|tried|bought ... your|our|you|the_episode|the_book|the_talk|the_article|\
                the_podcast
            love|loved|like|liked|enjoy|enjoyed|enjoying the|that|this|your .. WORK|DOING
            read|heard|learned|learnt|reading about your|Name
            got|been|was|get|i'm|i_am accepted|admitted|admission|admit|selected|offered .. into|to|at|\
                from|in|for|by Name|NAME|your
            applicant|candidate|application .. for|to|at|of NAME|Name ... you|your|NAME
            as|since|because|saw|noticed|see you're|you_are|u_are|you_were|you're_also .. student|\
                alumni|alumnus|\
                alumna|studying|there
            you interned|won|received|opened|retired|built|created|founded .. at|in|the|a|your|with|of|for
            the .. job|position|role|post|opening|vacancy|internship ... in|at|on|with your team|lab|group|\
                department|institute
            mentioned|gave|said|told .. your name|work|number
            both in|part_of|members_of|on the .. group|community|club|program|programme|forum|board|list
            asked you about|to|if|whether|how|for
            saw|noticed|see|heard|read|seen [that|on_your_profile|in_your_profile] you|u [also|both|\
                once|just] Other
            the|that|those .. you made|built|run|wrote|drew|recorded|started|organise|organize|maintain|\
                teach|coach|painted
            have|bought|use|own|got one of your
            you [also] restore|collect|brew|breed|fly|sail|climb|knit|garden|race|referee|ring|sing|\
                dance|row|skate|surf|juggle|bake|keep_bees|volunteer
            saw|noticed|see|heard|read|hear .. you're|you_are|you_were closing|opening|moving|retiring|\
                leaving|expecting|writing|translating|restoring|building|organising|organizing|\
                looking_after|raising_money
            see|saw|noticed you're|you_are|ur in|at|with .. Name now
            y'all|you_guys|you_two DID
            grad|graduate scheme .. at|with|for
            bought|own|have|use|using your company's|firm's|team's
            you're|you_are|are_you [also|still] going|attending|speaking .. Name|NAME
            you're|you_are a|an .. too|also .
            you're|you_are into Other
            apply|applying|admitted|enrolled|enrolling|enrol to|at [the] NAME|Name
            any relation|related to|of
            are|is you|this|that the Name|same|guy|one
            how was|is|were your|ur [own] process|interview|experience|time|stay|program|course|\
                transition|move|first
            round|assessment|interview|onsite|screening|offer ... at|with|from Name
            i'm|i_am|i'll_be|am starting|joining ... at Name
            contribute|contributing to ... gsoc|issue|issues|pr|repo|docs|project
            gsoc
            running|run|use|using ... in production
            listened|listening|listen to you|your
            you were|are .. ta|teaching_assistant|instructor|tutor|coach for|of|in|there
            did you [really|ever|also|actually|like] finish|complete|take|study|enjoy|write|pass|go|\
                grow|play|attend the|a|your|at|to|in|there
            volunteer at|for|with the|your|Name
            in|from the .. row|audience|crowd|hall of|at|when
            you know my
            friend|boss|colleague|neighbour|neighbor|teacher|professor of yours
            you|your|our|met|at|from|after|spoke ... yesterday|last_night|the_other_day|earlier_today
            did you know Name
            thanks|thank_you [again|so|very] [much] for your help|advice|hospitality|order|kindness|patience|\
                reply|letter|review|answer|visit with|on|last|yesterday|in|at|to|when|so|about
            applied|applying|apply|admitted|accepted|enrolled|joining|starting ... master|masters|master's|\
                program|programme|degree|phd|msc|mba|bachelor|course .. at|in|from Name|NAME|your
            also|too|both [once] worked|work|works|working|studied|studying|lived|taught for|at|in Name|\
                the_same
            in|from|of the same building|street|village|town|team|club|choir|church|school
            saw|read|heard|seeing|spotted you quoted|featured|interviewed|mentioned in|on
            you were|was|got|are quoted|featured|interviewed|mentioned|elected|promoted|named
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
                cite|cited your Other|WORK|DOING|library|tool|product|app|software
            visited|visit your Other
            on|from your .. page|shop|profile ... you
            see|saw|noticed|found it|this|that on|in your profile
            user|customer|reader|listener|subscriber|follower|member|visitor of Name|your|yours
            fan of Name|yours
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
            your team|lab|group|school|department .. intern|interns|internship|caught|\
                is_open|takes
            hear|learn|know|understand|ask|asking [more|about] [about|your] .. experience|journey|path|\
                time ... at|in|with|from Name|your
            your experience|experiences|journey|time|path|stay|years|career at|with|from|studying Name|\
                the|NAME
            know|info|information|questions|question|queries|insights|details|guidance|doubts|learn|hear|\
                ask .. about|regarding|on|of|from|at [the] NAME
            graduate|masters|master's|ms|msc|phd|mba|undergrad [program|programme|degree|student] at|from \
                [the] NAME|Name
            admit|admitted|admission|accepted|incoming|shortlisting|prospective .. student|to|at|for|from|\
                colleges|universities
            looking|planning|plan|hoping|want|wish|going to .. do|pursue|study .. ms|masters|master's|\
                engineering|degree|bachelors|phd|mba ... from|at|in NAME|Name
            looking|planning|plan|hoping|want|wish|going to do|pursue|study my .. Name|engineering ... \
                from|at NAME|Name
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
            happy|long_time|longtime|avid|paying user|customer|reader|listener|fan|subscriber
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
            job|requisition|req id #
            referral at Name
            same .. you|u are|have|had|did|were|work|worked
            hear|hearing|see|seeing you speak|talk|play|sing|present
            visiting us|our
            as you|u are|r|work .. working|there|at|in|studying
            same slack|discord|group|community|forum|meetup|church|gym|building|street|village|club
            i'll|i_will|i'm|i_am [also] be|going|attending|speaking at Name|the_Name|NAME
            fan of what|Name|how
            fan of your [open|new|last|latest|early] Other|WORK|DOING
            guest lecture|lecturer
            panel discussion
            since your
            deciding|choosing|torn|hesitating|decide|choose|undecided between|btw|among|whether Name|NAME|the
            saw|noticed|see|know ur|u're|u|you|you're at|with Name|NAME
            thinking|think|dreaming of|about starting|doing|joining|applying|taking|studying .. Name|NAME
            considering|weighing|have|got|received|accepted an|the|a offer from|at|with Name|NAME
            are|r|were you|u still|also running|organizing|organising|teaching|leading|involved|at
            still run|runs|running|organise|organize|lead the|a Name
            website|site|page|blog of Name
            from the Name|NAME project|team|office|site|days|programme|program|band|shift
            your query|answer|code|recipe|garden|house|kitchen|choir|band|shop|bakery|farm|dataset|\
                data_set|proposal|fundraiser|marathon|mural|photo|photos|crates|petition
            exactly what_we_need
            pilot|project you DID|run|ran
            selling Name
            contact|talk|speak .. about the|your rights|licence|license",
    },
    // Not every reader has it: `your bicycle`, and not `your profile`.
    Clue { says: Says::Addressed, phrases: "your|ur Other" },
];
