//! Spanish.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "ayudamos|ayudo|apoyamos|impulsamos .. empresas|negocios|emprendedores|marcas|empresarios|\
            profesionales|equipos|pymes|companias|duenos|startups|coaches
        te|le|les|os puedo|podemos|podria|podriamos ayudar|apoyar|ofrecer
        ofrecemos|ofrezco|brindamos|proveemos ... servicios|soluciones|servicio|desarrollo|asesoria|cursos
        conseguir|generar|obtener|atraer|captar|lograr mas .. clientes|leads|ventas|prospectos
        agencia de .. marketing|publicidad|desarrollo|reclutamiento
        generar|ganar|tener|obtener ingresos|dinero
        ingresos extra|extras|pasivos|adicionales
        oportunidad de .. negocio|inversion
        libertad financiera
        trabaja|trabajar|trabajo desde casa
        demo|asesoria|consultoria|prueba|auditoria|diagnostico|cotizacion|sesion|integracion|clase \
            gratuita|gratis|gratuito|sin_costo|sin_compromiso
        entrevista|encuesta|consulta|estudio remunerada|remunerado|pagada|pagado
        desarrollamos|creamos|disenamos ... software|apps|aplicaciones|sitios|paginas|web|soluciones
        cubrir .. vacantes|posiciones|puestos
        aprender|aprende a invertir|generar_ingresos
        sin costo|compromiso
        ahorrarte|ahorrarle .. tiempo|dinero
        te|le|les ofrecemos|ofrezco .. analisis|asesoria|servicio|servicios|demo|curso
        ha sido|fue preseleccionada|preseleccionado|seleccionada|seleccionado|nominada|nominado para|al|\
            a .. premio|premios|galardon|edicion
        soy|somos asesora|asesor|agente|agentes|asesores de seguros|bienes|inversiones|inmobiliaria|credito
        plusvalia
        lotes|terrenos|departamentos desde|a_partir|en_preventa
        sin buro|aval|fiador
        conocer nuestros servicios|soluciones
        conseguir|encontrar empleo|trabajo .. en|remoto
        criptomonedas|forex .. invertir|inversion|trading|ganar
        invertir|inversion|trading .. criptomonedas|forex|bitcoin
        prestamos|creditos .. rapidos|inmediatos|personales
        sigue|siguenos|suscribete .. pagina|canal|cuenta|instagram|youtube
        desarrollo de software|paginas|aplicaciones .. precios|precio|costo|outsourcing|medida
        outsourcing|tercerizacion",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "nuestro|nuestra|nuestros|nuestras servicio|servicios|solucion|soluciones|plataforma|software|\
            producto|productos
        somos|soy especialistas|expertos|especialista|experto|asesora|asesor en|financiera|financiero|de
        posicionamiento web|seo
        somos una|un ... empresa|agencia|consultora|compania|proveedor|plataforma|startup
        plataforma|software|herramienta|solucion para|que .. integrar|automatizar|gestionar|optimizar|\
            ayuda|permite
        a sus|tus ordenes
        me pongo|ponerme a su|sus|tu|tus disposicion|ordenes
        condiciones de participacion
        empresas como la_tuya|la_suya|vuestra|tu
        caso|casos de exito
        reducir|ahorrar|optimizar .. costos|costes|gastos|tiempo
        aumentar|incrementar|escalar|crecer|potenciar .. ventas|negocio|empresa|clientes
        precios|precio competitivos|accesibles|bajos|competitivo
        queremos|quiero que .. conozcan|conozcas|conozca
        curso|cursos|programa|webinar|masterclass gratis|gratuito|online|de
        candidatos|talento|perfiles .. para|disponibles|it
        formando un .. grupo|equipo
        sumar|incorporar talento
        tenemos un .. sistema|software|producto|plataforma|servicio
        integran|utilizan|usan|cuentan .. actualmente|con",
    ),
    // A vacancy for anybody, with a link.
    signal(
        Kind::PlacementOffer,
        2,
        "tenemos una|un|varias|muchas ... vacante|vacantes|busqueda|busquedas|oportunidades
        vacante|vacantes disponible|disponibles|abierta|abiertas
        si te|le interesa .. envia|enviame|manda|mandame
        busqueda de .. desarrolladores|perfiles|profesionales|vendedores
        varios|diferentes clientes|proyectos
        envia|enviame|enviar|manda|mandame .. cv|curriculum|hoja_de_vida
        interesados enviar|mandar|enviame
        quizas|tal_vez te|le interesa|interese
        te|les|os dejo el link|enlace",
    ),
    signal(
        Kind::CallToAction,
        1,
        "agendamos|agendar|coordinar|coordinamos|programar .. llamada|reunion|cita|demo|conversacion|charla
        llamada|reunion|charla|cafe .. breve|corta|rapida|virtual|de
        # minutos
        te|le interesa .
        te|le|les interesa|interesaria|gustaria .. conocer|saber|ver|agendar|una
        escribeme|contactame|contactanos|escribenos|llamame
        mas informacion
        conectamos y conversamos|hablamos|platicamos
        estan|estas buscando
        te cuento|contamos|muestro",
    ),
    Clue {
        says: Says::Claim,
        phrases: "nos conocimos|encontramos|cruzamos|presentaron|conocemos
            coincidimos en
            fuimos|eramos|hemos_sido companeros|companeras|colegas|vecinos
            te|se acuerdas|acuerda de mi
            nos conocimos|vimos|encontramos|presentaron|presento
            placer|gusto|alegria .. conocerte|conocerle|verte|hablar .. en|ayer|hoy
            trabajamos|estudiamos|coincidimos|hablamos .. juntos|en|ayer|por|sobre|el
            cuanto tiempo sin
            cuanto tiempo .
            fuimos|eramos companeros|companeras
            ex|excompanero|excompanera|antiguo|antigua companero|companera|colega
            como|segun acordamos|quedamos|hablamos|comentamos|conversamos
            gracias por .. reunion|charla|llamada|conversacion|tiempo .. ayer|hoy",
    },
    Clue {
        says: Says::Particular,
        phrases: "tu|su|tus|sus|vuestra|vuestro .. charla|articulo|libro|ponencia|conferencia|publicacion|\
            post|podcast|blog|taller|proyecto|video|presentacion|entrevista|curso|investigacion|tesis|\
            comentario
            lei|leido|vi|escuche|encanto|gusto .. tu|su charla|articulo|libro|ponencia|publicacion|post|\
                podcast|video
            lo que publicaste|escribiste|dijiste|compartiste|publico|escribio|compartio|comentaste sobre|en|de
            vi|lei|veo que hiciste|escribiste|estudiaste|trabajaste|diste|ganaste|organizas|viviste|\
                hizo|escribio|estudio
            misma universidad|escuela|facultad
            ambos estudiamos|trabajamos|somos|asistimos",
    },
];
