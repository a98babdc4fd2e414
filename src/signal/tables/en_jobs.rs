//! English: placement and staffing.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // A job for anybody, for a fee.
    signal(
        Kind::PlacementOffer,
        3,
        "guaranteed|guarantee|assured|100_% [full_time] job|jobs|placement|placements|interviews
        job|placement|interview assistance|support
        job placement|placements
        placement guarantee|guaranteed
        profile marketing
        provide|providing|offer|free|do|with .. h1|h1b|gc|green_card|opt|cpt sponsorship|transfer|\
            transfers|processing|extension|filing
        opt|cpt|h1b|h4|gc|ead|usc opt|cpt|h1b|h4|gc|ead|usc
        opt|cpt|h1b candidates|consultants
        w2|c2c|corp_to_corp ... w2|c2c|clients|basis|positions|roles|only|consultants
        on|in|for w2|c2c|corp_to_corp
        consultants|candidates|resources on bench
        add my|me .. distribution_list|vendor_list
        visa holders
        part_time from home
        bench|hotlist consultants|sales|candidates|recruiter
        salary hike
        # % hike
        marketing of your profile
        market your profile
        we .. train [and] .. place
        land|get|secure|crack|bag|find your|their dream .. job|jobs|company|companies|role|roles
        help|helping|helped|assist you|u|students|opt_students|people|candidates|professionals|graduates|\
            freshers|jobseekers|job_seekers .. find|get|land|secure|crack|switch|transition|to_get .. job|\
            jobs|role|roles|full_time|offer|offers|opportunity|opportunities|interviews|position|hired|\
            placed
        increase|improve|boost your chance|chances of|to .. job|hired|finding|landing|getting
        placing|place you|u in|with|at
        job opportunity|opportunities|openings available|are_available .. with|for
        you get|be noticed|hired|placed
        refer and earn
        backdoor|back_door|proxy placement|placements|job|jobs|entry|interview
        i|we|can get|arrange|provide you|u .. referral|referrals in|at|from
        dm|message|inbox for proof|proofs|price|prices
        registration|charges|charge|fee|fees [is|only] rs|inr # only
        charges|charge|fee # only
        charge|pay|fee only|just on|upon|for|after success|hire|placement
        only charge|pay on|upon|for|after success|hire|placement
        headhunt|place the|only top|best
        strong|excellent|great|several|some|good .. candidates immediately|currently|available|ready|\
            on_the_market
        pay .. after .. job|placement|hired|placed|you_get
        join our|the .. profile|bench|hotlist",
    ),
    signal(
        Kind::PlacementOffer,
        2,
        "are|r you|u [actively|currently|still|on|really] looking|searching|seeking|in_search for|to|of \
            [a|an|any|your] [new|better|next|full|part|good|it] [time] job|jobs|project|projects|\
            opportunity|opportunities|opportunitie|change
        are you on|looking opt|cpt|for_job|for_jobs
        you|u|who|colleagues|friends are|or|is|r .. looking|searching for .. job|jobs|opportunity|\
            opportunities|opportunitie|project
        if you|u [are|r] looking|searching for .. job|jobs|opportunity|opportunities|opportunitie|project|\
            new
        looking|planning for .. job change
        looking to associate
        we_have|have|provide|regarding|share|with .. full_time|multiple|various|urgent|many|several|\
            numerous [full_time] opportunities|openings|positions|requirements|vacancies|roles
        multiple|various|urgent|several|immediate openings|requirement|requirements|vacancies|hiring
        for multiple|various positions|roles
        we have|are .. requirement|requirements related|for|with|from
        direct|prime|end|implementation client|clients|end_client|vendor|vendors|partner|partners
        fortune_500|fortune_100|mnc|top client|clients
        trusted|top clients|mncs
        visa status
        visa jobs
        e verified|verify
        contract|c2h|c2c opportunities|openings|roles
        bench sales|recruiter
        implementation partner|partners
        currently|are in|available_in the job market
        found your resume|cv|profile on|in monster|dice|indeed|naukri|careerbuilder|ziprecruiter
        expected|current ctc|rate|salary
        a|any|an [urgent|immediate] requirement for|of
        filling .. roles|positions
        see|send|share .. few|some|couple .. profiles|cvs|candidates
        notice period and|with
        your profile|resume|cv is|has|was|has_been|got .. shortlisted|selected
        urgent hiring|openings
        projects|requirements|openings|positions|roles available .. on|for|in|with
        requirements with|from
        h1b|gc will_be .. filed|processed
        planning .. job change
        corporate|direct client
        us|usa it recruiter|staffing
        career advisor|accelerator
        contract role|position with .. our|client
        training and placement|placements",
    ),
    signal(
        Kind::PlacementOffer,
        2,
        "share|send|drop|forward|submit|email|mail|provide|upload .. updated|latest resume|cv|profile
        share|send|drop|forward|submit [me|us] your|ur|the resume|cv|resumes|cvs
        share|send|drop cv|cvs|resume|resumes
        interested|eligible candidates|candidate|people
        share|send|provide .. mail|email|contact|phone|whatsapp id|number|details|no
        mandatory|required skill|skills
        immediate joiners
        hrs|hours per|a day
        compensation|salary|stipend|ctc #
        # lpa
        work from your_phone
        suits|suit this|our opportunity|requirement|requirements
        available on|in the job market
        hiring freshers",
    ),
    signal(
        Kind::PlacementOffer,
        1,
        "i can|will help|be_helpful .. for|with your job|career
        are|r you|u [actively|currently|still] looking for .. opportunity|opportunities|opportunitie|\
            project|job|change .
        staffing|consultancy
        skill set|sets
        earn|income upto|up_to
        work from home
        your well wisher
        # batch",
    ),
    // Candidates on offer.
    signal(
        Kind::PlacementOffer,
        3,
        "we_are|we're|as|our|from|behalf_of .. staffing|recruitment|recruiting|manpower|rpo|\
            executive_search|headhunting agency|firm|company|partner|services|consultancy ... supporting|\
            support|based|looking|with|for|you|across
        i|we|we've have|represent|got ... TECHIE .. available|immediately|ready|on_the_market|\
            in_your_area|who_can_start
        i|we have # .. TECHIE|candidate|candidates .. available|looking
        i|we|i'm place|placing|specialise_in_placing|specialize_in_placing .. talent|developers|engineers|\
            candidates|professionals|TECHIE
        share|send|forward|present|see .. their|some|a_few|anonymised|anonymized .. cv|cvs|profiles|\
            resumes|cv's
        your hiring|recruitment|recruiting|staffing needs|requirements|challenges
        hiring synergies|solutions
        WE .. help|helps|support|supporting .. companies|you|clients|startups|teams hire|recruit|hiring|\
            with_hiring|with_contingent
        open|any|current positions|roles|vacancies|openings .. we can|could .. support|help|fill|assist
        pre vetted|screened
        top # % .. TECHIE|sales|tech|talent
        we train .. freshers|candidates|graduates
        to our candidates
        pool of .. TECHIE
        no fee unless you_hire",
    ),
    signal(
        Kind::PlacementOffer,
        2,
        "staffing|recruitment|manpower|rpo firm|services|solutions|agency
        boutique|specialist|specialised|specialized|independent recruiting|recruitment|search|\
            headhunting firm|agency|consultancy
        involved in|with hiring there|decisions|at
        person|contact to|for [talk|speak|discuss] to|with|about .. hiring|recruitment|staffing
        certificate lor|and_lor
        payment in installment|installments
        impart|deliver|delivering .. training
        freelance|corporate trainer|trainers
        looking for .. trainer|trainers
        job|on_job support
        hire for free
        outstanding|strong candidates|candidate|aes",
    ),
];
