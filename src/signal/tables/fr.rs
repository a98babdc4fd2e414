//! French. An elided word is part of the next one: `j'ai`, `d'entreprises`.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "nous aidons|accompagnons .. entreprises|dirigeants|marques|pme|startups|independants|\
            entrepreneurs|equipes|clients
        j'aide|j'accompagne .. entreprises|dirigeants|marques|pme|startups|independants|entrepreneurs|\
            coachs|cadres|equipes|consultants|freelances
        droits a la formation
        tout est|entierement finance|financee|pris_en_charge
        contactez|ecrivez moi pour en profiter|beneficier
        droit|droits a une|la|des formation|formations
        # % financee|finance|financees|pris_en_charge
        prets|pret|credits de|entre|jusqu'a #|particuliers
        verifier|connaitre|utiliser vos droits
        notre|une agence .. propose|accompagne|aide|specialisee
        nous proposons .. services|solution|solutions|prestations|formations|creation|developpement
        generation de leads|prospects
        generer|trouver|obtenir|attirer .. plus|davantage|nouveaux .. clients|leads|prospects|rendez_vous
        creation|refonte de|d'un|du .. site|sites .. internet|web|prix|devis
        devis|audit|diagnostic|essai|demo|demonstration|bilan|formation|webinaire|masterclass|\
            consultation gratuit|gratuite|offert|offerte|sans_engagement
        j'aide|nous_aidons|on_aide .. a|les .. trouver|generer|gagner|obtenir|developper|vendre
        je developpe|cree|realise|concois .. sites|applications|logos|sites_web
        pour un devis
        prospection linkedin|commerciale|automatisee
        droits|budget|compte|solde cpf
        formation|formations financee|financees|eligible|eligibles
        revenu|revenus|revenus_passifs passif|passifs|complementaire|complementaires
        complement de revenu|revenus|salaire
        liberte financiere
        independance financiere
        entretien|appel|etude|enquete|consultation remunere|remuneree|remuneres
        cryptomonnaie|cryptomonnaies|forex .. investir|trading|gagner
        investir|investissement dans|en .. cryptomonnaie|cryptomonnaies|forex|immobilier
        abonnez_vous|aimez|likez .. page|chaine|newsletter
        pret|credit .. rapide|entre_particuliers",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "notre|nos service|services|solution|solutions|offre|offres|plateforme|logiciel|agence|prestations
        nous sommes une|un .. agence|entreprise|societe|cabinet|esn|editeur
        je represente|dirige .. agence|cabinet
        referencement
        a petit|petits|bas prix
        cabinet de recrutement
        candidats|profils .. disponibles|qualifies|experimentes
        reduire|optimiser .. couts|depenses|charges|impots|fiscalite
        augmenter|booster|developper|doubler .. chiffre|ventes|visibilite|activite|clientele
        etude de cas
        gestion de patrimoine
        conseiller|conseillere en|financier
        chefs|dirigeants d'entreprise
        cas client|clients",
    ),
    signal(
        Kind::CallToAction,
        1,
        "court|rapide|bref|breve echange|appel|call|visio
        echange|appel|call|visio .. de|rapide|minutes
        # minutes|min
        seriez|etes|serais|es vous|tu .. disponible|interesse|interessee|ouvert|ouverte|partant
        souhaitez|voulez|aimeriez vous
        n'hesitez pas a me contacter
        on en parle
        vous|t'interesse|interesserait .
        un echange vous|t'interesse
        puis je .. vous|t'|te
        quand|etes_vous disponible",
    ),
    Clue {
        says: Says::Claim,
        phrases: "nous nous sommes rencontres|croises|vus|connus|parle|rencontrees
            on s'est|se rencontres|croises|vus|parle|connus
            on s_est rencontres|croises|vus|parle|connus
            etions|ete collegues|camarades|voisins|ensemble
            vous|tu souvenez|souviens de moi
            ravi|ravie|heureux|heureuse|enchante|enchantee|plaisir .. vous|te|t'avoir|de_vous .. \
            rencontre|rencontree|croise|croisee|revu|revue|rencontrer|parle .. hier|au|a|lors|chez
            avoir rencontre|rencontree|echange|discute
            t'avoir rencontre|rencontree|croise|croisee
            nous nous_sommes
            nous avons travaille|etudie|echange|discute|parle|ete
            on s'est rencontre|rencontres|croise|croises|parle|vu|vus
            comme convenu|promis|discute|evoque
            suite a notre|nos
            merci pour .. echange|rendez|reunion|entretien|discussion|accueil
            ancien|ancienne|ex collegue|camarade|eleve|etudiant|etudiante
            on a bosse|travaille|etudie|joue|vecu|fait ... ensemble
            tu te souviens
            vous vous souvenez
            ca fait longtemps|un_bail
            lors|apres de notre .. echange|rencontre|entretien|reunion",
    },
    Clue {
        says: Says::Particular,
        phrases: "votre|vos|ton|tes|ta .. article|articles|livre|conference|intervention|podcast|post|\
            posts|publication|presentation|projet|blog|video|atelier|interview|newsletter|these|\
            commentaire|webinaire|ouvrage
            j'ai lu|vu|ecoute|adore|apprecie|suivi .. votre|ton|vos|tes
            tu|vous as|avez fait|etudie|travaille|suivi [a|au|chez|en|le|la] NAME|Name
            ce que vous|tu avez|as ecrit|publie|dit|partage sur|dans
            vu|lu que tu|vous y
            meme ecole|universite|promotion|promo|formation|club|association
            nous sommes|etions|avons .. tous|toutes .. deux",
    },
];
