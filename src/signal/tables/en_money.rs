//! English: an expert's hours, easy money, begging.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // The reader's hour, bought.
    signal(
        Kind::PaidExpert,
        3,
        "paid|compensated|remunerated|incentivized|incentivised .. consultation|consultations|call|calls|\
            phone|survey|surveys|study|consult|consulting|user_research|focus_group
        paid for 1_1|consultations
        paid up_to|to_share
        get|be|are|will_be paid .. per|for_your|for_sharing|$|hourly
        paid interview|project_with|at_your
        expert network|networks|calls
        $|€|£ # ... gift|voucher|per_hour|hour|hr|incentive|reward|per_survey|survey
        amazon gift|voucher|card
        gift card .. for|as|in
        # .. voucher|gift_card
        for|of your time we|i offer|will_pay|pay|provide
        like to pay
        pay|compensate|reward you|participants|experts ... time|hourly|hour|rate
        we|they|will pay|offer|compensate $|€|£|eur|usd|gbp|# ... interview|survey|call|time|hour|study|\
            participation|minutes
        participants|participation .. receive|get|rewarded|paid|compensated
        at your hourly rate
        set their|your own rate
        own rate
        client|clients ... looking|hoping|wanting|interested|seeking|keen|would|wants|want ... speak|talk|\
            connect|consult|speaking|talking [to|with] someone|experts|professionals|people|practitioners|\
            executives|industry|specialists
        consultation request|requests|project|projects
        remunerated at|for
        your own .. hourly|fee
        client [is|are] looking into
        they|client|clients|who are|is hoping|looking|wanting to speak|connect|talk|consult with .. \
            professionals|experts|specialists
        on behalf of .. private_equity|investor|fund|consulting_firm
        earn rewards|money|$ .. opinion|survey|surveys|sharing
        research panel",
    ),
    signal(
        Kind::PaidExpert,
        2,
        "market study|survey
        global|market research agency|firm|company
        on behalf of .. client|clients|research|agency
        working with a client
        honorarium
        pay for .. your_time|hour|an_hour
        expert|experts recruitment|recruiter
        take|participate|part in|the|our|a .. survey|user_research|research_project|research
        consulting|consultation opportunity|call|calls
        advisory council",
    ),
    signal(
        Kind::EasyMoney,
        3,
        "passive|residual|second_stream_of|second_source_of|streams_of|extra income
        second|another stream|source of income
        financial freedom
        earn|earning [up_to|upto|over] $|€|£|# [#|thousand|thousands|k] .. day|week|month|weekly|daily|\
            monthly|per|a|with|from
        make|making [up_to|upto|over] $|€|£ .. day|week|month|weekly|daily|monthly|per|a|with|from
        from home .. income|earn
        income opportunity
        considered|teach_you .. forex|crypto|trading|bitcoin
        WE|clients|returns .. monthly|weekly|daily returns|profit|profits
        # % [monthly|weekly|guaranteed|annual] roi|returns|return|profit|monthly
        guaranteed roi|returns|return|profit|profits
        network marketing opportunity
        quit|leave|escape their|your|the .. job|9_5|9_to_5|rat_race
        your own boss
        business|personal|urgent|instant|sba|emergency loan|loans .. #|at|for|offer|available|contact|\
            today|apply
        offer|offering|provide|get|give .. loan|loans
        small_business|access .. working_capital|business_funding
        million|millions|billion [us|usd|dollars|euros|worth] .. investment|fund|inheritance|proposal|\
            transfer
        worth $|€|£|# .. million|benefit
        confidential|lucrative .. business|proposal|deal|transaction
        business proposal worth|worth
        inheritance|next_of_kin|late_client
        off market real_estate|properties|deals
        tax_free retirement|income|wealth
        retired at
        secondary|side|residual|second income
        urgent|confidential|profitable|mutual [business] proposal|transaction|deal
        proposal that|which .. benefit|beneficial .. both|us|you
        foreign partner .. who|to|for|in
        transfer|relocation|relocate|move the|some|this|of_some .. money|funds|fund|sum
        got|found|obtained your contact|email|details from|in|through .. directory|database|internet
        sum|excess|amount of [us] $|usd|#
        business mentorship|mentoring|mentor group|program|team
        work|join|working [with] us|me part_time|from_home
        run your numbers
        proof of funds
        initial deposit
        plot|plots|acre|acres|lots in|at|near .. deposit|#|from
        promo|offer ends|ending|closes
        pays|pay|earn|returns|profit # % in|every|per|a|monthly|weekly
        # % in # months|weeks|days
        quick|instant|urgent loan|loans
        no|without collateral|guarantor
        salary earner|earners
        i_am|i'm|this_is|from barrister|solicitor Name
        treat as|this|it [as] [strictly] confidential
        investor guide|guides
        whitelist
        early holders
        hey|hi|hello hun|hon
        expanding in|into your area|city|region
        no|zero|without|any side effect|effects
        buy houses|homes|land|notes|timeshares
        cash offer|offers
        401k|ira rollover|rollovers
        gold|diamond|diamonds dust|bars|nuggets
        serious buyer|buyers|investors|people_only
        best|good exchange|usdt rate|rates
        make|earn more|# [dollars] in|per a day|week|month
        line of credit
        bad credit
        licensed agent|agents
        medicare advantage|enrollment|enrolment|open|plan|plans|agent
        equity release
        replacing|replaced|replace my|their|your income
        income online
        buy and sell businesses|companies
        exit|exiting|selling your company|business|firm
        we fund
        claim your prize|reward|gift|stay
        # % accuracy
        bitcoin|crypto|forex .. i|you|can .. made|make|earn|profit",
    ),
    signal(
        Kind::EasyMoney,
        2,
        "licensed|independent financial advisor|agent|planner|insurance
        as|i'm|i_am a|an financial|wealth|insurance|tax|mortgage|franchise .. advisor|adviser|planner|\
            agent|strategist|manager|broker|consultant .. help|who|and|i
        crypto|bitcoin|forex|fx|binary trader|signals|mining|investment|expert|coach|mentor|account_manager
        protect .. family|wealth|assets
        tax burden|liability|credits
        raising|raise .. funds|capital|seed|round|$|€|#
        # k|figure|figures|k_month
        funding your|of_your project|business
        investment opportunities|opportunity
        entrepreneurial|driven|hungry|ambitious people|individuals|partners .. to|work|join|grow|earn|\
            team|business
        they|we|i|will will|'ll|to pay # [to] [#] usd|eur|$|€|dollars|euros
        network of .. active|angel investors
        small|minimal|little|minimum investment
        you|you've|you_have|have have|been|have_been [been] selected|chosen|shortlisted|won to|a|among|as|\
            for
        additional|second|extra|alternative|another source|stream of income
        alongside|besides your job|work|studies
        trade|trading|invest|investing|deal in gold|currency|digital_currency|crypto|stocks|usdt
        share .. investment|trading experience|experiences|tips|knowledge
        expat|expats|expatriates .. pension|pensions|investments|savings|tax
        life|health cover
        can|could|will|may change your life|future
        green_card|eb_1a|eb1a|eb_1|o_1|eb_2 .. petition|qualify|eligible|self_petition
        qualify for .. green_card|eb|visa|pr|residency
        rates [have|just|has] dropped|fallen
        advisor|adviser|agent|consultant with|at|for .. assurance|insurance
        # % interest|pa|annual|annually|yearly|commission
        nft|nfts|airdrop
        motivated|ambitious ladies|women|moms|mums
        join my team
        business opportunity
        currently|now|actively raising
        benefit|benefits|beneficial [for|to|us] both|us_both
        refi|refinance|refinancing
        alternative asset|assets
        natural|herbal|organic product|products|remedy|supplement|supplements
        business idea|opportunity .. share|discuss|show|tell
        internet|online|network|home based|marketing [marketing] business
        403 b
        losing|lose|lost thousands
        funds ready
        old|frozen|overseas|existing .. pension|pensions
        extra|amazing|unlimited|good money|income
        side hustle|income
        options open .. money|income
        wellness|beauty coaches|coach|partners|brand|entrepreneurs
        i made $|€|£|# .. last|in|this
        show|teach you how_to|how_i .. make|earn|made|trade|invest
        bitcoin|crypto|forex investment|trading|mining|platform
        luxury|off_plan|beachfront apartments|villas|properties|units
        rental guarantee|yield|income
        income protection
        cash flow|offer
        get you .. quote
        financial goals|future|security|planning
        keep more of
        maximize|maximise|grow your .. wealth|savings|pension|money|investments|portfolio|income
        annual|monthly|yearly return|returns
        buy or invest
        invest in property|properties|real_estate
        selected to receive
        owning a franchise|business
        investor ready",
    ),
    signal(
        Kind::EasyMoney,
        1,
        "raise|raising .. $|#|fund|funds
        portfolio with
        ambitious|motivated|driven .. people|individuals|person
        expanding|growing|building my|our|a .. team
        mentored by
        no experience needed|required|necessary
        wellness|nutrition|skincare|beauty company|business|brand
        retirement|pension|estate|wealth planning|cover|review
        weekly|daily|instant payout|payouts|payment|withdrawal",
    ),
    signal(
        Kind::Begging,
        3,
        "give|send|lend|borrow|donate me|us|some|any .. money|cash|funds|donation
        need|want|require|needs .. money|financial_help|financial_support|financial_assistance for|to|my|\
            please|urgently
        sponsor my|me
        lost my .. parents|father|mother|husband|job
        even|any|small|little small|little|kind|any|amount donation|donations|contribution|amount
        i|we|am|are|is very|so|a|an|my poor student|family|boy|girl
        very poor
        for my mother's|father's|mother|father|son|daughter|child|mom|college|school|medical operation|\
            surgery|treatment|bills|fees
        ready to do any
        give|provide|get|offer me|us any|some job|work
        gift|buy|sponsor|give|recharge .. me .. premium|laptop|phone|ticket|subscription
        upgrading|upgrade|buy|gift|afford .. linkedin_premium|premium
        send|give|lend|transfer|borrow|loan me|us [#] $|£|€|rs|dollar|dollars|euro|euros|usd|rupees|naira
        will|shall|promise [to] pay|return you|it|u|back back|soon|later
        will|to pay|return back
        sponsor a|one child|girl|student|boy|family
        my last|only hope
        be my helper|sponsor|benefactor
        sent|chased|driven out|home of|from school
        orphanage home|house
        help me with [my|the|some] fees|rent|food|hospital|school_fees|tuition|medicine
        not|nothing|never eaten since|for|today
        widow with|of #
        i|we have not eaten
        orphans|orphanage .. food|support|help|donate|donation
        have no food
        beautiful|handsome|sexy|pretty lady|woman|smile|girl
        hello|hi|hey beautiful|handsome|pretty
        pretty|beautiful|gorgeous|sexy in your|pic|picture
        are you single
        widow|widower .. looking|serious|friend|soulmate
        serious relationship
        attracted to your smile|looks|beauty|picture|photo
        write|add|chat|text me .. hangout|hangouts",
    ),
    signal(
        Kind::Begging,
        2,
        "need|want [a|any|the] job urgently|badly|desperately|asap
        any job please|for_me|will_do
        orphan|orphans|orphanage
        need|want|require your|ur|some help urgently|urgent
        80g|csr receipt|funds|fund|donation|partners
        please support
        i|we|sir|madam|please beg [you]
        in the name of god|jesus|allah
        any|small|little|some [small|little] help [to|you|from|will|can|is|god]
        save a|my|his|her|our life
        to|my|this|via|through upi|gpay|mpesa|cashapp|mobile_money
        god|allah|lord will reward|bless|repay
        help urgently|urgent .. need|my|please|laptop|fees
        financial|monetary help|assistance|crisis|problem
        linkedin premium
        vote for
        donate|donation|donations|crowdfunding|fundraiser
        no money
        need .. funds|money for .. treatment|surgery|operation|school
        any|some amount
        feed .. children|orphans|families
        i|we need .. laptop|money|fees
        endorse me|my",
    ),
    signal(
        Kind::Begging,
        1,
        "please|kindly|plz|pls help|support me|us|my
        god bless you
        fill|fill_out|complete my|this|the|our|out .. google_form|form|survey|questionnaire
        share .. with others|your_network|your_friends|friends|your_connections",
    ),
];
