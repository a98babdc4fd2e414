//! English: terms of trade, questions to customers, and what is left of a pitch without them.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // Free, cheap, now.
    signal(
        Kind::SalesPitch,
        2,
        "free|complimentary|no_cost|no_obligation|risk_free .. FREEBIE
        # free credits|leads|posts|samples
        free of cost|charge
        offering|offer|get|give|send|run|show|book|schedule|arrange|set_up|request|see .. demo|trial|pilot
        live|product|quick|short|personalized|personalised demo
        free maintenance|support|delivery|shipping|comparison
        no obligation
        price list",
    ),
    signal(
        Kind::SalesPitch,
        3,
        "free|complimentary seo|website|marketing|growth|30_minute|initial .. audit|report|consultation|\
            analysis|session
        free|complimentary demo
        free pilot|quote|estimate|discovery_call|strategy_call|strategy_session|mockup|sample
        no upfront|hidden fee|fees|cost|costs|payment
        no success|win no fee
        no fee unless
        # % off|discount
        special|exclusive|limited|launch|introductory|festive offer|discount|pricing|time_offer
        discount code|of
        limited seats|spots|slots",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "affordable|reasonable|competitive|low|lowest|cheap|cheapest|attractive|unbeatable|economical .. \
            price|prices|rate|rates|cost|costs|budget|pricing|margin|margins
        best|good price|prices|rates
        starting|start from|at $|€|£
        $|€|£ # hr|hour|per_hour|per_month|hourly
        emi|installment option|options
        attractive|good margins|commission
        commission basis|based|only|per|rate
        success stories|story
        proven system|framework|strategy|method|track_record|formula",
    ),
    // What they ask of a customer.
    signal(
        Kind::SalesPitch,
        2,
        "any|share_your|send_your|us_your|your_project|new_project|business .. requirement|requirements|\
            enquiry|inquiry|enquiries|inquiries
        you have|need|require any|a .. project|projects|website|app|requirement|requirements|design
        if you need .. help with
        upcoming|ongoing|current|any|new .. project|projects .. outsource|outsourcing|let|i'd|we|please|\
            kindly|share
        have|any outsourcing
        see|discuss|explore if|whether .. fit|good_fit
        how [are|do|does] you|your_team|your_company [currently|guys|are] handle|handling|manage|managing|\
            dealing|generating|acquiring
        curious|wondering .. how|what .. you|your_team|your_company [currently] .. handle|handling|manage|\
            managing|using|generate|generating|do_for
        do|does|are|is you|your_company|NAME|Name [currently|still|guys] use|using|outsource|outsourcing|\
            struggle|struggling|overpaying|looking_to .. in_your_company|for_your|outsource|hire|cut|\
            reduce|its|their|grow|scale
        do you use .. in_your company|team|business
        if i|we could|told .. you|your
        what if .. could|can|you
        would you be opposed
        is|are|was|isn't .. on your radar
        is .. a|your|on_your priority|radar|agenda
        you struggle|struggling|tired|frustrated to|with|of .. hire|hiring|find|finding|scale|generate|\
            land|get|getting|leads|clients
        BUYERS|ctos|who struggle|struggling to|with .. hire|find|scale|generate|get|leads|clients
        decision maker|makers
        business proposal|proposition|needs
        strategic|mutual|long_term|win_win partnership|collaboration|alliance
        mutually beneficial
        extend|strengthen|augment|supplement your|their|the|product .. team|teams|capacity|bandwidth|\
            workforce
        dev|development|engineering capacity
        our|a|large|huge it|talent|developer pool|bench
        bench of .. developers|engineers|consultants
        developers|engineers|designers|resources|experts|agents|team [immediately|readily] available|\
            ready_to_start|free
        if you ever need|want
        extra hands|capacity|pair_of_hands
        are you still relying|using|doing|paying|struggling|manually|looking
        there's|there_is a better|an_easier|a_smarter way
        potential|possible|collaborative partnership|collaboration between our|your companies|agencies|\
            businesses|firms|organisations|organizations|teams
        who|person is|are|the responsible|in_charge for|of ... your|at|in
        forward|point|direct me to|towards someone|the .. person|appropriate
        was|were|been on your site|website and|noticed
        something|anything [that] you [might|may|could] [sometimes|ever] need
        i|we put_together|compiled|prepared .. report|guide|checklist|list|deck|analysis
        to tell|show|introduce you about|to .. product|products|service|services|app|solution|solutions|offer
        perhaps|maybe see me as
        consider me|us for .. projects|project|work|needs
        mornings or afternoons
        conversation|chat|talk about ... platforms|solutions|software|tools
        refer business|clients|customers to
        what my|our [new] startup|company|agency|firm is doing|does|offers|can
        intrigued .
        circling back
        bumping this
        owners|founders [who|that|may|might|would] .. sell|selling|exit|retire
        happy|satisfied|pleased with your current|existing|present
        use|using|try|consider external|outside|outsourced partners|vendors|developers|agency|team
        business relationship|cooperation with|between
        advertising|payment|staffing|printing|packaging|marketing solutions|needs
        biggest|main|top challenge|challenges|headache|headaches|struggle|struggles|bottleneck|frustration
        keeping|keeps you up|awake
        holding|holds you|them back
        still|currently a priority|challenge|problem|pain
        anyone|someone|somebody you know [is|who|that|in|looking|thinking] thinking|looking|needs|wants|\
            is|who|needing
        be of service
        up|due for renewal
        your team|clients|customers would|will|could .. love|benefit|get|save|use
        we compare
        register|registering .. trademark|trademarks
        price|prices|rates|charges [is|are] [very|so] reasonable|low|cheap|affordable|competitive
        we pay .. to mention|post|review|promote|write|link
        linkedin outreach|automation
        give me|us one|some|a|your order|orders|gig
        become|becoming a|our client|customer|partner
        special price|offer|rate|deal
        let me|us be|become your
        could|can|should sell|earn|make|save|get|convert more
        we fix|repair|clean|install|build|paint .. in|around your area|neighbourhood|neighborhood|town|city
        have|got [some|a_few|few|couple_of|many|great] ideas|tips to|how|for|on|that
        how do|does you|your_team|your_company .. track|measure|manage|source|organise|organize|process|\
            collect|report
        your current|existing provider|vendor|supplier|agency|solution|tool|process|setup|crm
        or you don't pay
        we guarantee
        money back
        booked calls|meetings|appointments|demos|estimates
        booked|qualified # .. calls|meetings
        taking on .. new|more clients|customers",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "explore|discuss|exploring|discussing .. collaboration|collaborations|synergy|synergies|\
            partnership|partnerships|cooperation
        BUYERS|company|business like|such_as yours|you|Name
        explore how
        benefit your|you company|team|business
        we|we've .. built|developed|created|launched ... tool|app|platform|system|software|solution|\
            product|service|agent|exactly
        i've|i built|developed|created|launched ... tool|app|platform|system|software|solution|product|bot
        ai_powered|ai_driven|cutting_edge|tailor_made|end_to_end|turnkey|cost_effective
        ai agent|agents|sdr|receptionist .. could|can|handle|handles
        case study|studies
        pvt|co ltd
        infotech|softech|infosystems
        llc",
    ),
    // The bones of a pitch: who offers, goods, money, buyers, a need. Genuine notes have one or two.
    signal(
        Kind::ServicesOffer,
        1,
        "we|our_team|our_company|our_firm|our_agency|my_team|my_company|my_firm [AUX] build|builds|\
            building|develop|develops|create|creates|design|make|making|run|runs|export|import|\
            manufacture|sell|ship|train|edit|write|automate|handle|produce|bring|get|got|found|work_on|\
            take|launched|built|developed|made|deal|specialize|specializes|specializing|specialise|\
            specialises|pay|find|do
        at|from Name we .. build|develop|create|design|make|help|offer|provide
        i [AUX] coach|train|teach|mentor|advise|edit|design|build|develop|sell|export|specialise|\
            specialize|offer|provide|manage|consult .. for|to|who|with|in|your
        my|our .. clients|tool|dashboard|assistant|experts|specialists|developers|designers|engineers|\
            expertise|rates|firm|agency|software|system|program|programme|customers|product|prices|\
            catalogue|factory|approach|method|database|bot|engine|accountants|consultants|offer|offers|\
            services|solution|panel|hosting|plans|platform|app|directory
        we|i have .. system|solution|offer|deals|engineers|specialists|expertise|apartments|properties|\
            packages|program|method|framework|team_of|network_of|native|experts
        we [do] have .. for|available|with
        we represent|provide|give|organise|organize|host|recently|regularly|typically|usually|also|typically
        we'll|we_will|we_can do|make|build|handle|fix|find|get|take
        i can fix|improve|increase|grow|double|rank|redesign
        team of .. experts|specialists|professionals|developers
        this is|it's Name from|of|at|with Name
        i'm|i_am Name from|of|at|with Name
        i'm|i_am with|from Name Name
        i'm|i_am Name from a
        we're|we_are|i'm|i_am launching|opening|offering|releasing|selling|giving_away|recruiting
        i [AUX] made|prepared|recorded|created|found|noticed .. for_you|video|fixes|issues|mistakes|report
        i've|i got|have|found an idea|a_solution|something|a_way
        i'd|i_would like to offer
        looking for affiliates|partners|resellers|distributors|# .. people",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "SERVICE
        software|platform|tool|tools|solution|solutions|service|services|websites|ads|crm|erp|automation|\
            ai|chatbot|course|courses|bootcamp|webinar|ebook|masterclass|package|packages|membership|\
            directory|loan|loans|mortgage|insurance|property|properties|apartments|villas|investment|\
            investments|trading|crypto|bitcoin|forex|franchise|wealth|franchise|hosting|seo|saas|mvp|b2b|\
            funnel|pipeline|outbound|conversions|traffic|bpo|kpo|msp|certification|upskilling|packaging|\
            factory|wholesale|nearshoring|conversion
        web|app|mobile|website|software|ecommerce|wordpress|shopify|blockchain development|design|store|\
            studio
        marketing|advertising|creative|design|pr|growth|branding|digital|video|recruitment|staffing|\
            translation|web agency|studio
        performance|web|growth marketing
        logo|logos|brochure|brochures|banners|flyers
        lead|demand|leads generation
        website|online store|shop
        real estate
        health and wellness
        immigration consultants|consultant
        payroll|eor services
        online|live|new classes|training|batches|batch
        credit score|repair
        free access|trial|design|shipping|chapters|session",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "do|does|did|don't|would you|your_team|your_company|u [currently|still|also|ever] need|want|feel|\
            have|use|using|spend|keep|plan|outsource|struggle|wish|think_about|own
        are|r you|u [currently|still|also|actively] looking_to|looking_for|ready|planning|struggling|\
            tired|paying|using|getting|happy_with|satisfied|in_need|searching|taking|spending|trying|\
            doing_about
        what are you doing about
        is your team|company|business|website|site|store
        how's|how_is your .. pipeline|business|team|website
        have you ever|considered|thought|tried
        you need|want .. help|support|more|a|any|assistance
        maybe you need|want
        you thinking about selling|buying|hiring|outsourcing|moving|raising
        . thinking about selling|buying|hiring|outsourcing|raising
        a bad idea
        for your business|brand|website|next|projects|restaurant|store|shop|clinic|practice|office|\
            industry|clients|customers|agency|growth
        your agency|hours|still|ready
        your business|website|site|agency|store|shop|brand|domain|revenue|sales|customers|clients|\
            marketing|pipeline|practice|budget|hiring|operations|roadmap|renewal|investment|investments|\
            pension|growth|employees|cloud_bill|bill|bills|competitors
        your company isn't|is_not|in_our|for",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "free|complimentary
        $|€|£ #
        # $|€|£|%
        # eur|usd|gbp|dollars|euros|rs|inr|lakh|lakhs|k_per|lpa
        price|prices|pricing|affordable|cheap|inexpensive|inexpensively|discount|fee|fees|deal|deals|\
            rates|revenue|profit|profits|roi|premiums|savings|income|commission|payout|mortgage|million|\
            millions|paid|money|earn|save|saves|saving|upfront|guarantee|guaranteed|bill|bills
        only pay|costs
        better|smarter|easier|faster way
        easy|simple for|system
        # months|weeks|days
        high converting|quality|end|performing
        one|a click
        for the price",
    ),
    signal(
        Kind::SalesPitch,
        1,
        "BUYERS
        clients|customers|leaders|buyers|experts|investors|affiliates|resellers|prospects|smes|candidates|\
            entrepreneurs
        for|to|with|of|like|help|helps|by # .. companies|clients|customers|people|businesses|leaders|\
            professionals|founders
        companies|businesses|people|leaders|founders|business|company like yours|you
        first time buyers",
    ),
];
