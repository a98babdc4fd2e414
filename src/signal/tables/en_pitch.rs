//! English: who offers what to whom.
//!
//! What somebody works in is no pitch; offering it is.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    // We help companies grow.
    signal(
        Kind::SalesPitch,
        3,
        "WE [AUX] help|helps|helped|helping|assist|assisting|enable|empower .. BUYERS ... GAIN
        we|we've|we're [AUX] help|helps|helped|helping|enable|assist .. BUYERS in|with|to|by|of|across|\
            like|such_as|save
        WE [AUX] help|helps|helped|helping # BUYERS
        we|we've help|helped you|your .. GAIN
        we can|could|will|would|may|might .. help|support|assist you|your .. PROFIT
        i can|could help you|your .. PROFIT
        looking for BUYERS ... that|who|which need|want|are_ready|struggle
        WE|and [AUX] help|helps accountants|lawyers|attorneys|doctors|advisors|advisers|architects|\
            nonprofits|schools|churches|farmers|therapists|recruiters|teachers .. GAIN
        my|our company|firm|business|factory makes|manufactures|sells|produces|imports|exports|supplies .. you
        helping|helps .. BUYERS like yours|you
        WE [AUX] save|saves|saved BUYERS .. #",
    ),
    signal(
        Kind::ServicesOffer,
        2,
        "WE [AUX] help|helps|helped|helping|support|supporting|assist|serve .. BUYERS|ANYONE
        WE [AUX] work|working|partner|partnering with .. BUYERS
        WE [AUX] help|helps|helped|helping .. ANYONE ... GAIN
        agency|company|firm|studio|platform|tool|software|system|solution|app|saas that|which|to .. help|\
            helps|allow|allows|enable|enables|let|lets|automate|automates|save|saves|fill|fills
        our service|services|solution|solutions|product|products|platform|software
        we|company .. offer|offering|provide|providing|deliver ... services|solutions|service|solution|\
            support
        i offer|provide|am_offering .. services|solutions
        how we|i can|could|might .. help|support|assist you|your|with|them|BUYERS|teams|people|out
        how we|i can|could|might .. help|support|add_value|assist .",
    ),
    signal(
        Kind::ServicesOffer,
        1,
        "we|we're|we_are|i_am|i'm offering|providing
        we offer|provide|specialize|specialise
        i specialize|specialise",
    ),
    // A service on offer.
    signal(
        Kind::SalesPitch,
        3,
        "we|we're|llc|inc|ltd .. offer|offering|offers|provide|providing|provides|deliver|delivers|\
            specialize|specialise|specializing|specialising|specializes|sell|supply|do ... SERVICE
        i|i'm|am offer|offering|provide|providing|sell ... SERVICE
        we|we're do|doing lead_generation|appointment_setting|cold_email|seo|link_building
        discussion|discuss|talk|chat about .. SERVICE services
        design|marketing|development|editing|writing|website work|services at|for .. price|prices|cost|\
            rate|rates|budget
        website|app|webshop|mobile_app for your business|company|brand|store",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "web|app|mobile|website|software|it|ecommerce|seo|digital_marketing|web_development development|\
            design|solutions|services|outsourcing|marketing|agency|company .. company|agency|firm|\
            provider .. in|based|with|that|which|specializing|offering|providing
        company|agency|firm .. offers|offering|provides|providing|delivers|specializes|specializing|\
            specialises ... SERVICE
        offshore|nearshore|outsourcing development|partner|team|teams|developers|engineers|company|services
        staff|team augmentation
        dedicated|remote|nearshore|offshore|vetted|certified .. developers|engineers|programmers|testers
        reseller|resellers|channel_partner|channel_partners
        outsource|outsourcing
        in|into|with web|website|app|mobile|software|ui|logo|graphic development|design|dev services|\
            solutions",
    ),
    // Who we are.
    signal(
        Kind::SalesPitch,
        2,
        "we_are|we're|this_is|i_am_from|i'm_from ... company|agency|firm|provider|consultancy|studio|\
            vendor|manufacturer|supplier|exporter ... in|of|for|that|with|specializing|specialising|\
            offering|providing|based|and|which|supporting|covers
        we_are|we're ... gold|silver|platinum|certified|official|solution .. partner|partners
        we_are|we're|as .. leading|premier|reputed|renowned|award_winning|full_service|fastest_growing|\
            one_stop
        we_are|we're .. manufacturer|manufacturers|supplier|suppliers|exporter|exporters|importer|\
            importers|wholesaler|wholesalers
        manufacturer|supplier|exporter|wholesaler|manufacturers|suppliers|exporters of
        company|firm|business|team|agency|developer|provider|freelancer with .. # years .. experience
        1|number_one|top_rated|all_in_one|award_winning|leading .. platform|agency|software|tool|provider
        trusted|used by .. # .. companies|brands|teams|clients|businesses|customers
        iso|cmmi .. certified|level|company
        we_are|we|our|with|have team|team_of|a_team_of # .. developers|engineers|designers|experts|\
            professionals|specialists
        software|web|design|dev|app house|shop|boutique .. in|from|based|with
        we have expertise|experience|#
        our company has|provides|offers|helps|specializes|is_a|is_an|builds|develops
        our|remote|offshore .. accountants|assistants|agents|freelancers
        # [of] .. certified|skilled|experienced|senior|expert|professional developers|engineers|\
            consultants|professionals|experts
        co_founder|founder|ceo|bde|bdm|business_development|sales_manager [executive|manager] of|at|from|\
            with .. infotech|technologies|solutions|softwares|softech|infosoft|webtech|digital_agency
        business development executive|associate|representative",
    ),
    // More clients.
    signal(
        Kind::SalesPitch,
        3,
        "qualified|inbound|exclusive|warm|ready_to_buy|pre_qualified|high_intent .. leads|appointments|\
            prospects|sales_appointments
        qualified|guaranteed .. meetings|calls|demos
        WE|could [AUX] generate|get|bring|deliver|close|book|land|attract .. qualified|high_ticket|# .. \
            leads|clients|customers|appointments|meetings|sales|patients|demos
        WE|help [AUX] book|books|booked # .. meetings|appointments|calls|demos
        # .. leads|appointments|meetings|clients|calls|demos per|every|each|a month|week|day|quarter
        leads|appointments|meetings|clients monthly|weekly|daily|on_autopilot|guaranteed
        gets|get|brings|bring you|them [many|more|#|new] leads|clients|customers|buyers|followers
        method|system|formula|way that|which|to gets|get|brings .. leads|clients|customers|followers
        fill|fills|filling your|their|up .. calendar|pipeline|funnel
        high_ticket clients|offers|closer|sales
        done_for_you .. system|service|outreach|marketing|campaigns|content|store
        pay for|per|after .. results|performance|lead|meeting|appointment
        guaranteed results|meetings|leads|roi|appointments|rankings|sales
        # clients|customers|sales|leads in # days|weeks
        cost effective solutions|solution|services|prices
        outreach|business|clients|sales|income on autopilot",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "grow|growing|scale|scaling|boost|boosting|increase|increasing|skyrocket|double|transform|expand|\
            accelerate|optimize|supercharge your|their .. business|businesses|revenue|sales|brand|brands|\
            audience|followers|reach|pipeline|profit|profits|practice|agency|visibility|presence|traffic|\
            conversions|rankings|store|operations
        more|new|ideal|paying clients|customers|leads|sales|patients
        lead_generation|demand_generation|appointment_setting|leadgen service|services|agency|system
        lead_gen|outbound|sales funnel|funnels
        cold email|calling|emails|outreach
        on autopilot
        without .. ads|upfront|hiring|paid_ads|cold_calling|spending",
    ),
    // Costs cut, hours saved.
    signal(
        Kind::SalesPitch,
        2,
        "reduce|reduces|reducing|cut|cuts|cutting|save|saves|saving|lower|lowering|decrease|decreasing|\
            slash|slashing .. cost|costs|expense|expenses|bill|bills|spend|spending|burden|overhead|fees|\
            churn|downtime
        save|saves|saving .. # .. hours|hrs|%|percent
        save|saves|saving .. hours|time|money a|per|every|each .. week|month|day|year
        by|to|average_of|up_to|upto # [to] [#] %
        in|by half .
        # x|% more|less|faster|cheaper|roi
        overpaying|over_paying|paying too_much",
    ),
];
