//! English: coaching, courses, CVs, and other goods.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // Coaching, courses, CVs.
    signal(
        Kind::SalesPitch,
        3,
        "rewrite|optimize|optimise|revamp|review your|their .. resume|cv|linkedin
        resume|cv writer|writing|makeover|preparation|marketing
        things|changes|mistakes|tweaks you .. could|can|should
        discovery|strategy|clarity|breakthrough call
        send|sent|give|share you my|our|a .. free
        my|our free|signature training|program|course|masterclass|ebook|guide|roadmap|system|framework|\
            checklist
        enrol|enroll now|today
        overseas consultant|consultants|education
        zero upfront|investment|down_payment
        we|who install|supply|design_and_build|build|rent|print|ship .. for|at|to|with # .. stands|\
            booths|panels|units|machines
        no_cost|free|complimentary|no_obligation valuation|appraisal
        quote you .
        let me|us quote
        we process|handle|arrange .. visa|visas|passports|work_permits
        # % success|approval|guarantee|guaranteed|genuine|placement
        slots|spots|seats|places [are] closing|filling|limited|left
        employer of record
        # per word|head|seat|user|page
        pay in # months|installments|instalments
        free [site|home|roof|property] inspection|survey
        first month|week|lesson|class|session|consultation [is] free
        # months|weeks|lessons|sessions free|on_me|on_us
        giving|give away # free
        could use a refresh|makeover|facelift|redesign
        flash|exclusive|best deal|deals
        get you perks|deals|discounts|upgrades
        verified|targeted contact|email list|lists|database
        comment or|and dm|message
        act|acting for|on_behalf_of .. buyers|acquirers
        comment|type [the_word] NAME
        rewrite|write|fix resumes|cvs
        passing|pass|beat ats|the_ats
        help .. applicants|immigrants|immigrate|migrate|students .. pr|visa|visas|residency|green_card|settle
        fiverr gig|profile|page|com
        admission|admissions open
        learn|learning .. pay_after|from_industry_experts
        we prepare|train|mentor you|u
        batch|classes starts|starting|start
        certification|certified .. in|with .. # weeks|days
        # % success rate
        ats friendly|compliant|optimized
        resume|cv|linkedin|profile optimization|optimisation|rewriting
        how much .. you|your .. can|could .. save
        buyers|investors .. interested in .. acquiring|buying
        placement guarantee|guaranteed|assistance
        you|you're|u struggling|tired|unable to|of .. land|landing|applying|getting .. interviews|\
            interview|job|jobs|clients
        got|have degrees but
        invest your time|money",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "coach|mentor|strategist|expert|consultant who|that help|helps
        coach .. helping|and_i_help|i_help|offering
        coaching|mentorship|placement program|programme|package
        ready to|for .. invest|quit
        struggling|tired to|of .. land|landing|applying
        job ready|readiness
        ghostwrite|ghostwriter|i_write_linkedin
        design|website|any_work .. contact_me|please_contact|let_me_know
        i can|will design|build|develop .. your|websites|apps|mobile
        website|site|profile|page .. error|errors|mistakes|ranking
        rank|ranking|ranked on|first|in|higher .. google|page
        offer|offers|offering .. programs|programmes|courses
        from industry experts
        purchasing licenses|licences
        licence|license|licenses|licences cost|costs|price
        good quality
        catalogue|catalog|price_list
        pr visa
        study abroad
        free counselling|counseling
        unlimited revisions
        moq
        we|are|is [a|an] factory
        we export|import|manufacture|supply
        not getting [any|enough] calls|interviews|responses|leads|results
        academic|admission|education counsellor|counselor
        scholarship upto|up_to|of
        executive mba
        top universities|colleges
        confidential conversation|chat|discussion
        acquire|acquiring|buy|buying|sell|selling .. your|software|saas|similar .. company|companies|\
            business|businesses
        company|business|startup|firm like yours
        residential|commercial plots|property|properties|flats|villas
        site visit
        web hosting
        stuck at|in .. salary|job|level
        your website|site|domain .. is|loads|losing|scan|audit|slow|ranking|traffic
        my # week|day|month
        my|our|this .. program|course|bootcamp|challenge|masterclass
        doors open|are_open
        opening|offering|have .. # .. spots|slots|places|seats
        redesign|revamp
        for $|€|£|only # .. only
        income|cash|money|pay in_place
        quote in|within|for|today
        send|share the|our|my|a .. brochure|catalogue|price
        early access
        from our factory
        scan|audit|review of your website|site|domain|profile|page
        examples|samples of our|my work
        to land .. leadership|senior|remote
        coach .. managers|professionals|executives|leaders
        try it .. free|at|now|for
        demo class|classes
        % waiver
        use my|the|our code
        ready to join your|to_join_your
        shortage of
        specialists|developers ready
        migrate to canada|australia|germany|uk|usa|europe
        professional resume|cv writer
        # % of my|our clients|students|customers
        freight forwarder|forwarding
        right|best|correct|appropriate person|contact .. talk|speak|discuss|for|about|regarding|to
        be a resource for|to you
        interesting|exciting|great|lucrative|serious business proposal|opportunity|offer
        your exit
        owners in your sector|area|industry|town
        solves|solve|solving exactly|just|precisely this|that|your
        # min|minute demo|video|intro|call
        design and build|install|supply .. stands|booths|homes|kitchens|systems
        coworking|co_working space|seats|spaces
        struggling|hard|difficult to find|hire good|qualified|skilled|reliable
        half price
        overseas|foreign|abroad education|study|student|immigration|visa consultant|consultants|consultancy
        no|without ielts|toefl|gre
        oem odm
        you|u .. shipment|shipments|cargo|freight
        office space
        serviced offices
        you|businesses qualify for
        credit card processing
        r_d tax",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "bridge|bridges|bridging .. gap|gaps
        i can work as|on
        my portfolio
        career growth",
    ),
    signal(
        Kind::SalesPitch,
        3,
        "attendee|attendees|visitor list|lists|database
        verified email|emails|contacts|b2b
        email|b2b_email|b2b_contact|decision_maker lists|database|databases
        database of # .. professionals|contacts|companies|emails
        direct dials
        manufacturer|supplier|exporter|factory .. competitive|best|good_quality
        inquiry|enquiry is|are welcome
        one stop solution|shop
        assignment|dissertation|essay|homework help|services|writing_service|writing_services
        thesis|dissertation|research_paper writing|publication .. service|services|help|support|assistance
        scopus|ugc indexed|publication|journal|journals
        rent|buy|lease your .. linkedin|account|profile
        linkedin accounts for|to
        domain .. for sale
        bulk sms|email|whatsapp
        gst|company|trademark|iso registration|incorporation|formation|certification
        backlink|link exchange
        guest post|posts|posting on|for|services
        ielts|toefl|gmat|gre coaching|classes|training
        rank|ranking|stop .. first_page|page_one|page_1",
    ),
];
