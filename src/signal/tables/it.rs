//! Italian. An elided word is part of the next one: `l'articolo`.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "aiutiamo|aiuto|supportiamo|affianchiamo|assistiamo .. aziende|imprese|imprenditori|\
            professionisti|pmi|brand|startup|team|clienti|coach|consulenti
        offriamo|proponiamo|forniamo ... servizi|soluzioni|servizio|consulenza|sviluppo
        nostra|nostro|la_nostra agenzia|azienda|societa .. offre|propone|aiuta|specializzata|fornisce
        generare|trovare|acquisire|ottenere|attirare .. nuovi|piu|nuove .. clienti|lead|contatti|vendite
        preventivo|analisi|consulenza|demo|audit|prova|webinar|corso|sessione gratuito|gratuita|gratis|\
            omaggio|senza_impegno
        realizzazione|creazione|sviluppo .. siti_web|siti|e_commerce
        reddito|entrata|entrate|rendita passivo|passiva|extra
        facciamo|faccio crescere
        mando|mandiamo|preparo|inviamo un preventivo
        realizzo|sviluppo|gestisco|creo .. siti|social|app|loghi
        check_up|checkup|analisi|consulenza .. gratuito|gratuita|gratis
        guadagnare|lavorare da casa
        guadagno|guadagni .. extra|mensile|online
        costo zero
        a costo zero
        formazione finanziata
        mi occupo di .. per .. aziende|imprese|professionisti
        sviluppiamo|realizziamo|creiamo .. siti|app|software|soluzioni
        liberta finanziaria
        intervista|consulenza|sondaggio|studio retribuita|retribuito|pagata|pagato
        investire|investimenti|trading .. criptovalute|forex|bitcoin|immobiliari
        segui|seguite|iscriviti .. pagina|canale|newsletter
        candidati|profili .. disponibili|qualificati|selezionati",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "nostro|nostra|nostri|nostre servizio|servizi|soluzione|soluzioni|piattaforma|software|prodotto|\
            prodotti
        siamo un|una|un'azienda|un'agenzia|l'agenzia .. agenzia|azienda|societa|leader|web
        servizi|servizio di .. marketing|web|consulenza|sviluppo
        ridurre|tagliare|risparmiare .. costi|spese|tempo|bollette
        aumentare|incrementare|far_crescere|crescere .. fatturato|vendite|visibilita|clienti
        societa di .. selezione|consulenza|ricerca
        caso|casi di_studio|studio
        aziende come la_tua|la_sua|la_vostra",
    ),
    signal(
        Kind::CallToAction,
        1,
        "breve|veloce|rapida call|chiamata|chiacchierata|telefonata|videochiamata|presentazione
        call|chiamata conoscitiva
        # minuti
        posso|potrei|possiamo .. inviarle|inviarti|mostrarle|mostrarti|mandarle|mandarti|presentarle|\
            presentarti|illustrarle
        ti va|le_andrebbe|sarebbe_interessato|saresti_interessato|ti_interessa|le_interessa
        fissare|fissiamo|organizzare|prenotare .. call|appuntamento|incontro|demo",
    ),
    Clue {
        says: Says::Claim,
        phrases: "ci siamo conosciuti|incontrati|sentiti|parlati|conosciute|incontrate
            abbiamo lavorato|studiato insieme
            eravamo|siamo_stati colleghi|compagni|insieme
            ti|si ricordi|ricorda di me
            piacere|bello|stato conoscerti|conoscerla|incontrarti|incontrarla|parlare|averti|averla|\
            rivederti .. a|al|alla|all'evento|ieri|con|conosciuto|conosciuta|in|durante
            ci siamo .. conosciuti|incontrati|visti|sentiti|conosciute
            abbiamo lavorato|studiato|parlato|collaborato
            come d'accordo|promesso|concordato|anticipato
            ex collega|colleghi|compagno|compagna
            sei tu|lei quello|quella del|della|di|che
            quanto tempo .
            come te la|stai passi
            eravamo colleghi|compagni
            grazie per .. chiacchierata|incontro|tempo|riunione|call .. ieri|oggi|di
            nostra conversazione|telefonata|chiacchierata",
    },
    Clue {
        says: Says::Particular,
        phrases: "tuo|suo|tua|sua|tuoi|suoi .. articolo|libro|intervento|podcast|post|progetto|blog|video|\
            corso|presentazione|intervista|conferenza|ricerca|workshop|tesi|talk|commento
            letto|ascoltato|apprezzato .. tuo|suo|tua|sua
            come ti|si sei|e trovato|trovata
            anch'io|anche_io ... come te|lei
            che hai|ha scritto|pubblicato|fatto|studiato|lavorato|detto|organizzato
            visto|letto che fai|studi|insegni|scrivi|suoni|organizzi|hai
            stessa universita|scuola|facolta
            entrambi .. studiato|lavorato|frequentato",
    },
];
