//! German.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "wir|ich helfen|helfe|unterstutzen|unterstutze .. unternehmen|firmen|betrieben|mittelstandler|\
            mittelstandlern|kunden|selbststandigen|coaches|agenturen|grundern|teams ... zu|bei|dabei|ihre|\
            mehr
        wir .. software|losung|tool|plattform|app .. entwickelt
        wir entwickeln .. fur|individuelle|software|apps|websites
        eine|kurze demo .. zeigen|vorfuhren
        ich|wir helfe|helfen .. dabei
        als agentur|dienstleister|softwarehaus|it_dienstleister .. helfen|unterstutzen|bieten
        planbar|mehr|neue|qualifizierte .. neukunden|kunden|leads|anfragen|termine .. gewinnen|generieren
        neukundengewinnung|leadgenerierung|kaltakquise
        kostenlose|kostenloses|kostenfreie|kostenfreies|gratis .. erstgesprach|beratung|analyse|demo|\
            webinar|audit|potenzialanalyse|strategiegesprach|testversion
        unverbindliches|unverbindlichen|unverbindlich .. erstgesprach|gesprach|kennenlernen|angebot|demo|\
            austausch
        passives einkommen
        zweites|zweiten|zusatzliches standbein|einkommen
        finanzielle freiheit|unabhangigkeit
        geld verdienen|anlegen
        mehrere|passende|spannende|geeignete|qualifizierte kandidaten|kandidatinnen|profile
        anonymisierte|anonyme profile|lebenslaufe
        ich berate|unterstutze|begleite ... altersvorsorge|vorsorge|geldanlage|versicherungen|finanzen|\
            vermogensaufbau
        als kapitalanlage|geldanlage|altersvorsorge
        # % steuerersparnis|rendite|zinsen
        steuerersparnis|steuervorteil|steuern_sparen
        raus aus dem|der hamsterrad|angestelltenverhaltnis|9_to
        ich zeige|verrate dir|ihnen .. wie|was
        vermitteln|vermittle .. fachkrafte|entwickler|pflegekrafte|personal|azubis|kandidaten
        nebenberuflich|nebenbei|von_zuhause ... aufbauen|verdienen|starten
        wir|ich generieren|generiere .. neue|planbar|anfragen|leads|kunden
        zweiten|zweites standbeins|standbein
        ohne startkapital|eigenkapital
        bei .. personalsuche|stellenbesetzung
        lust auf .. demo
        damit|so|kosten sparen .. unternehmen|kunden|sie
        personalvermittlung|headhunter|recruitingagentur
        passende|geeignete entwickler|kandidaten|fachkrafte|mitarbeiter .. fur
        personalberatung|personaldienstleister|zeitarbeit
        bezahlte|vergutete .. interview|umfrage|studie|beratung|expertengesprach
        softwareentwicklung zu|aus .. preisen|indien|polen|rumanien|ukraine
        krypto|forex|bitcoin .. investment|trading|handel",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "unsere|unserer|unseren dienstleistung|dienstleistungen|losung|losungen|leistungen|produkt|\
            produkte|software|plattform|agentur
        wir|ich bieten|biete .. an|losungen|services|dienstleistungen
        wir sind .. agentur|anbieter|dienstleister|hersteller|unternehmen .. fur|mit|aus
        ihre|eure sichtbarkeit|umsatze|umsatz|anfragen|reichweite|kosten .. steigern|verdoppeln|erhohen|\
            senken|sparen
        kosten .. sparen|senken|reduzieren
        termin buchen
        buchen sie .. termin
        offene|vakante stellen|positionen
        schreib|schreibe|schreiben mir [einfach|gern|gerne|sie] info|freiheit|ja|start|interesse
        deiner|ihrer zielgruppe
        ein paar|einige sachen|dinge|punkte aufgefallen
        suche|suchen [gerade|noch|aktuell] # [motivierte] menschen|personen|leute|partner
        stelle|stellen ich|wir ihnen|dir .. vor
        wir|ich vermitteln|vermittle
        synergien|mehrwert ergeben|schaffen|bieten
        erstgesprach|produktdemo|fallstudie",
    ),
    signal(
        Kind::CallToAction,
        1,
        "kurzes|kurzen|kurze gesprach|telefonat|call|austausch|videocall
        bist|sind|waren|waret du|sie|ihr .. offen|interessiert
        # minuten
        lust auf ein .. gesprach|call
        hatten sie|hattest_du .. zeit|interesse
        haben sie|hast_du interesse
        wann darf|kann|passt .. ich|anrufen|ihnen|es
        interesse an
        darf|durfte|kann|soll ich .. ihnen|dir .. zusenden|schicken|zeigen|senden|vorstellen",
    ),
    Clue {
        says: Says::Claim,
        phrases: "uns .. kennengelernt|getroffen|begegnet|gesprochen|unterhalten|gesehen|ausgetauscht
            wir .. kennengelernt|getroffen|begegnet|zusammengearbeitet|zusammen_gearbeitet|zusammen_studiert
            erinnern|erinnerst sie|du sich|dich
            wir haben uns|damals|letzte|letztes|gestern|# ... kennengelernt|getroffen|gesprochen|\
            unterhalten|gesehen|zusammengearbeitet|gearbeitet|studiert
            schon|schoen dich|sie|euch .. kennengelernt|getroffen|gesehen
            dass wir uns
            zusammengearbeitet|kennengelernt|kennenzulernen
            wir waren|kennen kollegen|uns|gemeinsam|zusammen
            wie besprochen|versprochen|vereinbart|gestern|telefonisch
            danke|dank fur das|unser|den|die .. gesprach|telefonat|austausch|treffen
            unser|unserem|unserer .. gesprach|telefonat|treffen|begegnung|zusammenarbeit
            ehemalige|ehemaliger|fruhere|fruherer|alte|alter .. kollege|kollegin|kommilitone|kommilitonin
            lange nicht gesehen|gehort
            lang|lange|ewig nix|nichts|nicht [mehr|voneinander] gehort|gesehen
            lang|lange ists|ist_es|ist her
            gemeinsamen|gemeinsame zeit|tage|jahre bei|in|an
            zusammen studiert|gearbeitet|abitur",
    },
    Clue {
        says: Says::Particular,
        phrases: "ihr|ihren|ihrem|ihres|ihre|dein|deinen|deinem|deines|deine .. vortrag|artikel|beitrag|\
            buch|podcast|post|blog|workshop|paper|projekt|studie|keynote|video|newsletter|interview|\
            kommentar|prasentation|masterarbeit|seminar
            habe|haben .. ihren|ihr|deinen|dein .. gelesen|gehort|gesehen
            auf der|dem .. messe|konferenz|tagung|kongress|meetup .. gesehen|gehort|waren
            gesehen|gelesen|gehort du|sie bist|sind|hast|haben|machst|machen|warst|waren
            gesehen|gelesen|gehort dass|das du|sie|ihr
            ebenfalls|auch .. studiert|alumni|mitglied
            gemeinsamen|gemeinsame freund|freundin|bekannten|bekannte|verein",
    },
];
