//! Dutch.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "wij|we|ik helpen|help|ondersteunen|ontzorgen .. bedrijven|softwarebedrijven|it_bedrijven|\
            bouwbedrijven|familiebedrijven|ondernemers|organisaties|teams|mkb|bedrijf|merken|webshops|\
            coaches|zzp'ers|professionals|klanten
        wij|we ontwikkelen|bouwen|maken|leveren|verzorgen .. websites|webshops|software|apps|maatwerk
        meer|nieuwe|gekwalificeerde leads|klanten|opdrachten|afspraken
        gratis .. websitescan|scan|adviesgesprek|analyse|demo|audit|webinar|proefperiode|kennismaking|\
            offerte|consult
        vrijblijvend|vrijblijvende .. gesprek|kennismaking|afspraak|offerte|adviesgesprek|demo|koffie|advies
        wij|we besparen|bespaar .. bedrijven|ondernemers|klanten|gemiddeld|#
        kost|kosten je|u|jullie|jou niks|niets
        zakelijke energie|verzekeringen|lease|telefonie
        bij wie je|jullie|u .. hebben|hebt|loopt|lopen|afneemt
        nog # plekken|plaatsen
        wist je|jij|u dat # %
        vrijblijvende vergelijking|check|scan
        te veel betalen|betaalt
        passief|extra inkomen
        financiele vrijheid|onafhankelijkheid
        ervaren|goede|sterke|beschikbare|senior|medior .. developer|developers|kandidaat|kandidaten|\
            consultant|engineer|saleskandidaat|programmeur .. beschikbaar|zoek|zoekt|gesproken|regio
        kandidaat|kandidaten|developers|talenten|talent .. voor|zoek_naar|op_zoek .. jullie|werkgever|\
            team|baan|uitdaging
        saleskandidaat|topkandidaat|topkandidaten
        het|dit|zijn|haar|een|anonieme cv|cv's .. toesturen|sturen|bespreken|delen|voorleggen
        betaald|betaalde .. interview|onderzoek|enquete|adviesgesprek
        televisieprogramma|tv_programma|televisie_uitzending .. sbs6|rtl|rtl4|rtlz|aandacht|deelname|\
            aflevering
        uit handen
        namens|voor een .. kandidaat|ontwikkelaar|developer|engineer|professional
        zijn|haar|hun profiel|profielen|cv .. sturen|delen|toesturen
        no_cure no_pay
        hoeveel je|jullie|u .. besparen|bespaart|kunt_besparen
        versterking voor je|jullie|uw .. team
        sterke|geschikte|goede|ervaren kandidaten
        wij nemen|verzorgen|regelen .. uit_handen|voor_je
        vrijblijvend .. vergelijking|voorstel|meedenken
        aflevering .. televisieprogramma|tv_programma|programma
        wervings_en_selectie|detachering|detacheringsbureau|recruitmentbureau
        beleggen|investeren in .. vastgoed|crypto|bitcoin",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "onze|ons dienst|diensten|oplossing|oplossingen|platform|software|product|producten|bureau|\
            dienstverlening
        wij|we bieden|leveren|zorgen
        wij|we zijn een .. bureau|bedrijf|partner|specialist|leverancier
        genereren van .. leads
        kosten .. besparen|verlagen|reduceren
        besparen op
        wij|we doen dit voor
        gespecialiseerd in
        uitbesteden
        # euro investering
        voor meer dan # .. ondernemers|bedrijven|klanten
        nagedacht over
        subsidie
        wij|we regelen|verzorgen|nemen|ontwikkelen
        recht hebben|hebt|heeft op
        paar ideeen|tips
        meer bezoekers|omzet|klanten|opdrachten
        gratis webinar|training
        meld je aan
        verkopen van .. bedrijf
        zin in .. kop_koffie
        bedrijven als
        op zoek naar .. versterking|collega's|personeel
        omzet .. verhogen|vergroten|verdubbelen
        bedrijven zoals jullie|die_van
        openstaande|open vacatures|vacature
        hoe softwarebedrijven|bedrijven|ondernemers|jullie .. aanpakken|omgaan|oplossen
        # minuten .. cv|demo",
    ),
    signal(
        Kind::CallToAction,
        1,
        "kort|korte|kortstondig gesprek|kennismaking|belletje|call|sparren|demo
        gesprek|afspraak|call|kennismaking .. inplannen|plannen
        heb|heeft|hebben je|u|jullie .. interesse|tijd|minuten
        mag|kan|zal ik .. toesturen|sturen|laten_zien|vertellen|bellen
        even .. bellen|sparren
        kort te sparren
        voorstel doen|sturen
        heb je .. vacatures|interesse
        zal ik ze|die|het .. delen|sturen
        in gesprek
        heb je daar .. over_nagedacht
        indien|mocht interessant|interesse",
    ),
    Clue {
        says: Says::Claim,
        phrases: "elkaar [al|eens] ontmoet|gesproken|leren_kennen
            we|wij .. elkaar ... ontmoet|gesproken|kennen
            ken|kent|herinner|herinnert je|u me|mij nog
            leuk|fijn|goed|prettig|mooi|aangenaam .. je|jou|u|elkaar .. gesproken|ontmoet|ontmoeten|\
            gezien|gesproken_te|te_spreken
            gisteren|vorige|vandaag|zojuist|net .. gesproken|ontmoet|kennisgemaakt|gezien .. met_je|\
                met_elkaar|te_hebben
            we|wij hebben|spraken|kennen|waren|werkten .. elkaar|samen|collega's|samengewerkt
            zoals besproken|afgesproken|beloofd|net
            bedankt|dank .. voor het|je|ons .. gesprek|tijd|telefoontje|kennismaking
            zaten|stonden|liepen ... elkaar|samen|naast
            oud|ex|voormalig|vroegere collega|collega's|klasgenoot|studiegenoot|buurman|buurvrouw
            waren|zijn|was collega's|klasgenoten|studiegenoten
            weer te zien|spreken|ontmoeten
            lang geleden
            samengewerkt|kennisgemaakt
            ons gesprek|telefoongesprek|overleg",
    },
    Clue {
        says: Says::Particular,
        phrases: "je|jouw|uw|jullie .. artikel|artikelen|boek|presentatie|lezing|verhaal|onderzoek|\
            nieuwsbrief
            jouw|uw|jullie .. podcast|post|posts|blog|workshop|project|video|column|interview|keynote|talk
            je [laatste|recente|mooie|interessante|goede] podcast|post|posts|blog|workshop|column|keynote|\
                talk
            gelezen|gehoord|gezien .. je|jouw|uw
            jullie houden|zijn|doen je|bezig|met ... en_ik
            je|jouw|uw|jullie stuk|verhaal|boek|column|onderzoek in|over
            leuk|mooi|goed|interessant stuk in|over
            dezelfde opleiding|universiteit|school|studie|vereniging|club
            ook .. gestudeerd|lid_van
            jij|je studeert|studeerde|werkt|werkte dat|daar|toch
            dat je|jij|u schreef|maakte|gaf|publiceerde|vertelde
            zag|las|lees|zie dat je|jij|u ... geweest|hebt|gaat|deed|was
            ook naar de|het .. gaat|komt
            zie je daar",
    },
];
