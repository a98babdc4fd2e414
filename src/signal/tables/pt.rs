//! Portuguese.

use crate::signal::clues::{Clue, Kind, Says, signal};

pub(in crate::signal) const CLUES: &[Clue] = &[
    signal(
        Kind::SalesPitch,
        3,
        "ajudamos|ajudo|apoiamos|auxiliamos .. empresas|empresarios|negocios|profissionais|empreendedores|\
            marcas|times|clinicas|startups|pme|pmes
        oferecemos|ofereco|fornecemos ... servicos|solucoes|servico|desenvolvimento|consultoria
        gerar|conseguir|atrair|captar|conquistar|fechar .. mais|novos .. leads|clientes|vendas
        desenvolvemos|criamos|fazemos .. sites|site|aplicativos|apps|software|sistemas|solucoes
        inscricoes abertas
        bolsas de .. ate|#
        enviar uma proposta|orcamento
        precos acessiveis|competitivos|baixos
        consorcio|consorcios de|imobiliario|imoveis|veiculos
        parcelas que|a_partir
        ganhando|ganhar|receber em dolar|euro|euros
        minha|nossa mentoria
        vagas limitadas
        consultora|consultor imobiliaria|imobiliario
        comprar ou vender casa|imovel|apartamento
        consorcio como
        cartas|carta contempladas|contemplada
        sem compromisso
        fechar mais vendas|negocios
        agencia de .. marketing|publicidade|recrutamento
        renda|rendimento|rendimentos extra|passiva|passivo|passivos
        ganhar dinheiro|em_casa
        trabalhando|trabalhar|trabalhe em|de|a_partir_de casa
        oportunidade de .. negocio|investimento
        liberdade|independencia financeira
        diagnostico|consultoria|demonstracao|demo|teste|orcamento|aula|sessao|analise|webinar gratis|\
            gratuito|gratuita|sem_custo|sem_compromisso
        entrevista|pesquisa|consultoria|estudo remunerada|remunerado|paga|pago
        criptomoedas|forex .. investir|trade|lucro
        investir|investimento em .. criptomoedas|forex|bitcoin
        siga|sigam|curta|inscreva .. pagina|canal|perfil|instagram
        emprestimo|credito .. rapido|pessoal|facil",
    ),
    signal(
        Kind::SalesPitch,
        2,
        "nosso|nossa|nossos|nossas servico|servicos|solucao|solucoes|plataforma|software|produto|produtos
        somos uma|um .. empresa|agencia|consultoria|software|startup|plataforma
        reduzir|diminuir|economizar .. custos|gastos|despesas|tempo
        aumentar|escalar|alavancar|impulsionar .. vendas|faturamento|negocio|resultados|receita
        empresas como a_sua|a_vossa
        casos|cases|estudo de_sucesso|sucesso|caso
        oportunidade incrivel|unica|imperdivel
        candidatos|talentos .. disponiveis|qualificados
        vaga|vagas disponivel|disponiveis|abertas",
    ),
    signal(
        Kind::CallToAction,
        1,
        "conversa|reuniao|bate_papo|chamada|call .. rapida|rapido|breve|de
        agendar|agendamos|marcar .. conversa|reuniao|chamada|call|demo
        voce gostaria|teria_interesse|tem_interesse
        gostaria|quer|queres de .. ter|saber|conhecer
        posso te|lhe .. enviar|mostrar|apresentar|mandar
        tem interesse
        me chama|mande|chame",
    ),
    Clue {
        says: Says::Claim,
        phrases: "nos conhecemos|encontramos|cruzamos|falamos
            conhecemo_nos|conhecemos_nos
            trabalhamos|trabalhamos|estudamos|fomos juntos|juntas|colegas
            lembra|lembras se|te de_mim
            prazer|bom|otimo|legal .. conhecer|conhece_lo|conhece_la|te_conhecer|encontrar|falar|\
            rever .. no|na|ontem|hoje|em|com
            nos conhecemos|encontramos|falamos|vimos
            a_gente|gente se conheceu|falou|encontrou
            trabalhamos|estudamos|conversamos .. juntos|juntas|na|no|em|ontem|sobre
            como combinado|combinamos|prometido|conversamos|falamos
            ex|antigo|antiga colega|colegas|aluno|aluna
            quanto tempo cara|amigo|amiga
            nao te vejo
            fui|foi|era|fomos seu|sua|teu|tua|meu|minha aluno|aluna|colega|vizinho|vizinha|professor|\
                professora|cliente
            fomos|eramos colegas
            obrigado|obrigada pela|pelo .. conversa|reuniao|tempo|bate_papo",
    },
    Clue {
        says: Says::Particular,
        phrases: "seu|sua|teu|tua|seus|suas .. artigo|livro|palestra|podcast|post|posts|publicacao|\
            projeto|blog|video|apresentacao|entrevista|curso|aula|pesquisa|workshop|tese|comentario|texto
            li|vi|ouvi|assisti|adorei|gostei .. seu|sua|teu|tua .. artigo|livro|palestra|podcast|post|\
                publicacao|video|aula
            o que publicou|escreveu|disse|partilhou|compartilhou|publicaste|escreveste sobre|em|no|na
            mesma universidade|faculdade|escola|turma
            ambos .. estudamos|trabalhamos|fizemos",
    },
];
