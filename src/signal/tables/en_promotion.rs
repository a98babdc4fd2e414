//! English: pages, events, awards.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // Look at me.
    signal(
        Kind::PagePromotion,
        3,
        "like|follow|subscribe|share [and|or] [share|like|follow|subscribe|comment] [to] my|our [new|\
            linkedin|company|business|official|youtube|facebook|instagram] page|pages|channel|channels|\
            newsletter|youtube|instagram|facebook|group|videos|website
        check|checkout out|my|our [my|our|the] [new|linkedin|company|official|initiative] page|channel|\
            newsletter|initiative
        follow|subscribe my|our .. page|channel|newsletter
        please|kindly|pls|plz .. follow|subscribe|upvote|like my|our|us|to|it
        watch|like|listen [and] like|share|subscribe|comment
        like|invite your|my .. friends|page|posts
        like my page|post|posts
        get|need|needs|gain|want|reach .. # [more|real] likes|followers|votes|subscribers|reviews
        take|it_takes a second|minute to like|follow|vote|subscribe
        he'd|she'd|they'd|would be|make a|an|the|your perfect|great|ideal|fantastic|excellent guest
        he'd|she'd|they'd be|make a|an|the|your perfect|great|ideal|fantastic|excellent speaker
        speaking|guest opportunities|slots for our|my|his|her
        opportunities for our|my .. to speak
        get|grab|order your copy
        get|grab|buy a copy and|on|here|now|today
        rate it|us|me|the_app #|with
        grateful|appreciate|happy if you download|buy|rate|vote|subscribe|follow
        guest package|packages|fee
        packages start|from|at
        as nominee|finalist for
        open access journal
        publish in|with our|us
        send|submit your manuscript|paper|article|abstract
        create|make|get|build|write|have .. wikipedia page|article
        knowledge panel
        you book|need|hire speakers|a_speaker
        nominal sponsorship|contribution|price|charge
        follow me and
        follow us|https|bit|http
        follow .. page .. for
        upvote|product_hunt
        download it|now here|now
        download our|the|this app
        # star review|rating
        leave|give .. star|5|positive review|rating
        # linkedin followers
        grow your .. followers|linkedin|audience|personal_brand
        vote for us|me|my|our",
    ),
    signal(
        Kind::PagePromotion,
        2,
        "join|attend|register our|my|for_our|the|this|us_for_our|us_for_a|our_free .. webinar|masterclass|\
            workshop|training|bootcamp|community|challenge|summit|waitlist|newsletter|telegram|whatsapp|\
            group
        invite|inviting|invitation|invition you|to|join .. webinar|masterclass|our_community|our_summit|\
            roundtable|our_group|newsletter|linkedin_community|our_linkedin|exclusive
        invite|have|love|feature|interview you .. as|on guest|a_guest|our_podcast|my_podcast|our_show|\
            the_podcast
        as|being [a|our|my] guest on|speaker
        your story|journey in|on our|my
        feature|featured .. in|on our|magazine|tv
        visit|check|checkout|have|take out|a_look_at|my|our [at] [my|our|the] website|app|portfolio|store|\
            work|product
        my|our youtube|podcast|newsletter|channel|page
        launched my|our|a [new|own] newsletter|channel|page|app|tool|podcast
        get|would_love|love|hear|your your|thoughts|feedback on|about|the .. app|tool|platform|product|\
            startup we|i|our|my
        your thoughts|feedback on the|our|my .. app|tool|platform|product|startup
        personal branding
        we|i just|have|recently launched|launching
        launched .. app|tool|platform|product|startup
        internationally|nationally|widely known|acclaimed|renowned|recognized|recognised .. expert|\
            author|speaker|coach
        represent|client|clients .. author|speaker|expert|guest .. podcast|show|interview
        inviting you to view|read|see|visit|watch
        forward|share the|this link to|with
        soon to be released|published
        running|run|hold|give|holding|giving masterclasses|webinars|workshops|bootcamps
        feedback on|about|for our|my [new] app|tool|platform|product|startup
        have|take a_look at my|our .. website|site|page
        editorial board
        my|our [new|first|latest] book|novel|memoir on|about|is|came|out|launches
        showreel|speaker_reel
        motivational|keynote|inspirational speaker .. and|with|who|i've
        your bio|headshot
        roundtable|executive|vip|networking dinner|breakfast|lunch
        our sponsor|sponsors
        invite|invited|inviting .. as|be a|an|our|the [keynote|invited|plenary] speaker|keynote ... \
            congress|conference
        world|global|international congress|forum .. on Name
        keynote for the #
        drop|leave a|an|your [honest|short|kind|quick] review
        winners|awards|award gala|ceremony|night
        put your name down|forward|on
        like and comment
        free to join
        launching|launch|started|starting a|our|my .. community|podcast|newsletter|channel|show
        # .. leaders|executives|professionals|founders|attendees will|are|from|join|registered|attending
        top # .. women|leaders|ceos|companies|executives|influencers|entrepreneurs|voices
        like the|our|my latest post|posts|video
        # bestseller|best_seller
        bestseller|best_seller in
        grateful for a|any|your purchase|review
        honest review
        campus ambassador|ambassadors
        weekly|daily|monthly newsletter on|about|for|read
        i host [the] .. podcast|show
        support our|my .. startup|video|project|campaign|page
        first|1st prize
        subscribe",
    ),
    signal(
        Kind::PagePromotion,
        1,
        "host|run .. podcast|show
        link in .. bio|profile",
    ),
    signal(
        Kind::PagePromotion,
        3,
        "save|reserve|secure|claim|grab your|a|the seat|spot|ticket|copy
        register|enroll|enrol|sign_up now|here|via|below|today
        already registered|signed_up
        limited seats|spots
        exclusive|free|live .. webinar|masterclass|bootcamp
        shortlisted|nominated|selected|chosen|nomination for|as|in|among .. award|awards|magazine|cover|\
            list|ceos|leaders
        cover feature|story
        feature|featuring|publish you|your_story|leaders .. magazine|publication
        # most influential|inspiring|visionary|admired
        sponsorship|participation|nominal cost|fee|fees|package
        small fee
        early bird
        submit your manuscript|paper|article|abstract
        publication|registration charges|fee|fees
        international conference .. speaker|keynote|delegate
        invite you .. international_conference
        nominated for
        speaker|speaking|sponsor|sponsorship|exhibitor packages|package|slots
        presale|pre_sale closes|ends|is_live|starts|opens
        early backers
        do_follow link|links
        accept guest posts|posting|blogs
        follow our company|linkedin|new|official|business page
        subscribing|subscription takes|costs|is_free
        podcast agency
        book|books|booking founders|guests|you|leaders on .. shows|podcasts",
    ),
];
