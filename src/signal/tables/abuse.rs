//! Advances and threats, the plainest ones, in seven languages.

use crate::signal::clues::{Clue, Kind, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::Advance,
        3,
        "you look|are|re [so|very|really|absolutely|such|a] beautiful|gorgeous|sexy|stunning|cute|attractive|hot|handsome
        you're [so|very|really|absolutely|such|a] beautiful|gorgeous|sexy|stunning|cute|attractive|hot|handsome
        your beautiful|gorgeous|sexy|lovely|pretty smile|eyes|face|body|lips|picture|photo|pictures
        are you single|married|dating .
        are you seeing anyone|someone
        looking|searching for .. love|girlfriend|boyfriend|wife|husband|soulmate|life_partner|serious_relationship
        fell|falling in love with you|your
        attracted to you
        go on a date|date_with
        send me .. nudes|nude|naked
        beautiful|gorgeous|sexy lady|woman|girl
        du bist|siehst [so|sehr|wirklich|echt|verdammt] schon|hubsch|sexy|attraktiv|heiss|suss|sus
        sie sind|sehen [so|sehr|wirklich|ausgesprochen] hubsch|sexy|attraktiv
        bist|sind du|sie [noch] single|vergeben|verheiratet|ledig
        dein|deine|ihr|ihre susses|schones|hubsches|bezauberndes|schonen lacheln|augen|gesicht
        eres|es|estas [muy|tan|realmente] guapa|guapo|hermosa|hermoso|bella|linda|sexy|preciosa
        estas|eres|esta soltera|soltero|casada|casado
        busco|buscando novia|novio|pareja|esposa|esposo|el_amor|una_relacion
        tus|sus preciosos|hermosos|lindos|bonitos ojos|labios
        vous etes [tres|si|vraiment|tellement] belle|beau|jolie|mignonne|sexy|charmante|ravissante
        tu es [tres|si|vraiment|trop|tellement] belle|beau|jolie|mignonne|sexy|charmante|ravissante
        es|etes tu|vous celibataire|mariee|marie|libre_ce_soir
        cherche ame_soeur|l'amour|une_copine|un_copain
        sei [davvero|molto|cosi|proprio] bella|bello|carina|sexy|affascinante|bellissima
        sei single|sposata|fidanzata
        i tuoi occhi|begli_occhi
        je bent|ziet [er] [heel|zo|erg|echt|super] mooi|knap|sexy|schattig|lekker
        ben je [nog] single|vrijgezel|getrouwd
        je mooie|prachtige ogen|lach|glimlach|lichaam
        voce|vc e|eh [muito|tao|mesmo] linda|lindo|bonita|bonito|gata|gostosa|sexy
        es [muito|tao|mesmo] linda|lindo|bonita|gira|gostosa
        voce|vc e|esta solteira|solteiro|casada|casado
        procuro namorada|namorado|esposa|um_amor",
    ),
    signal(
        Kind::Threat,
        3,
        "i|we know where you|u live
        you'll|you_will regret|be_sorry|pay_for
        i'll|i_will|we_will|we'll|going_to|gonna hurt|kill|destroy|ruin|find_and you|your|u
        watch your back
        ich|wir weiss|wissen wo du|sie|ihr wohnst|wohnen|wohnt|arbeitest|arbeiten
        das|dies wirst|werden du|sie [noch|schon|bitter] bereuen|buszen|bussen
        mache|mach dich|sie fertig|kaputt
        se|sabemos donde vives|vive|trabajas|trabaja
        te|se vas|va a arrepentir
        te|le voy|vamos a matar|destruir|hundir|encontrar
        je sais|savons ou tu|vous habites|habitez|travailles|travaillez|vis|vivez
        tu|vous vas|allez le|me|nous regretter|payer
        so|sappiamo dove abiti|vivi|lavori|abita|lavora
        te ne pentirai|pentira
        ti trovero|rovino|rovinero|ammazzo
        ik|we weet|weten waar je|u woont|werkt
        spijt van krijgen
        maak je kapot|af
        sei|sabemos onde voce|vc|tu|voces mora|moras|trabalha|trabalhas|vive|vives
        vai|vais se_arrepender|arrepender_te|pagar_caro
        vou te|acabar matar|achar|destruir|com_voce|contigo",
    ),
];
