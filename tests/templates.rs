//! The user's own templates, over the built-in ones.

use crate::common::Home;

const REPLIES: [&str; 7] = ["accept", "decline", "door-open", "final", "remind", "unhook", "why"];

const STRANGER: [&str; 6] = ["draft", "-q", "--from", "Jane Doe", "--reason", "stranger"];

fn stranger(home: &Home, flags: &[&str]) -> crate::common::Run {
    home.decline(STRANGER.into_iter().chain(flags.iter().copied()))
}

#[test]
fn a_template_of_ones_own_wins_file_by_file() {
    let home = Home::new();
    let own = |path: &str| home.write(&format!(".config/decline/templates/{path}"), path);
    let template = || home.decline(STRANGER.into_iter().chain(["--json"])).json()["template"].clone();
    assert_eq!(template(), serde_json::json!({ "name": "en/door-open", "origin": "builtin" }));
    own("en/why.j2");
    assert_eq!(template()["origin"], "builtin");
    let any = own("door-open.j2");
    assert_eq!(template(), serde_json::json!({ "name": "door-open", "origin": any.display().to_string() }));
    let english = own("en/door-open.j2");
    assert_eq!(template()["origin"], english.display().to_string());
    assert_eq!(stranger(&home, &[]).done(), "en/door-open.j2\n");
}

#[test]
fn the_folder_is_the_flags_then_the_policys_then_the_configurations() {
    let home = Home::new();
    home.write(".config/decline/templates/door-open.j2", "configuration");
    home.write("by-flag/door-open.j2", "flag");
    home.write("deep/by-policy/door-open.j2", "policy");
    home.write("deep/p.toml", "templates = \"by-policy\"\n");
    assert_eq!(stranger(&home, &[]).done(), "configuration\n");
    assert_eq!(stranger(&home, &["--policy", "deep/p.toml"]).done(), "policy\n");
    assert_eq!(stranger(&home, &["--policy", "deep/p.toml", "--templates", "by-flag"]).done(), "flag\n");
    let told = stranger(&home, &["--templates", "gone"]).failed(1);
    assert!(told.starts_with("error: there is no folder 'gone' (--templates)\nhint: "), "{told}");
}

#[test]
fn a_new_file_is_a_new_reply_and_a_partial_is_none() {
    let home = Home::new();
    home.write("t/coffee.j2", "{% include '_hello.j2' %} Coffee, {{ from.first_name }}?");
    home.write("t/_hello.j2", "{{ greeting }}");
    assert_eq!(
        stranger(&home, &["--templates", "t", "--reply", "coffee"]).done(),
        "Hi Jane, Coffee, Jane?\n"
    );
    let told = stranger(&home, &["--templates", "t", "--reply", "_hello"]).failed(2);
    assert!(told.starts_with("error: unknown reply `_hello`\n"), "{told}");
    home.write("p.toml", "templates = \"t\"\n[replies]\nstranger = \"coffee\"\n");
    assert_eq!(stranger(&home, &["--policy", "p.toml"]).done(), "Hi Jane, Coffee, Jane?\n");
}

#[test]
fn a_template_without_text_is_an_error() {
    let home = Home::new();
    home.write("t/why.j2", "{% if topic %}x{% endif %}\n");
    let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
    assert!(told.starts_with("error: the template 'why' gives no text (t/why.j2)\nhint: "), "{told}");
}

#[test]
fn a_template_can_build_on_the_built_in_ones() {
    let home = Home::new();
    home.write("t/base.j2", "{{ greeting }} {% block middle %}one{% endblock %}.");
    home.write("t/why.j2", "{% extends 'base.j2' %}{% block middle %}two{% endblock %}");
    home.write("t/en/accept.j2", "{% include 'builtin/en/accept.j2' %}\n\n\nPS: tea?");
    assert_eq!(stranger(&home, &["--templates", "t", "--reply", "why"]).done(), "Hi Jane, two.\n");
    let text = stranger(&home, &["--templates", "t", "--reply", "accept"]).done();
    assert!(text.starts_with("Hi Jane,\n\n") && text.ends_with("\n\nPS: tea?\n"), "{text}");
}

#[test]
fn an_included_file_that_cant_be_read_is_named() {
    let home = Home::new();
    for (text, told) in [
        (vec![b'a'; 200_000], "it has more than 100000 bytes\nhint: is it a letter?\n"),
        (vec![0xff], "invalid utf-8 sequence of 1 bytes from index 0\nhint: make it a file of UTF-8 text"),
    ] {
        home.write("t/en/_more.j2", text);
        home.write("t/en/why.j2", "{{ greeting }} Hello. {% include '_more.j2' %}");
        let error = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
        assert!(
            error.starts_with(&format!("error: can't read the template 't/en/_more.j2': {told}")),
            "{error}"
        );
    }
}

#[test]
fn a_language_is_a_folder() {
    let home = Home::new();
    home.write("t/sv/door-open.j2", "{{ greeting }} hej ({{ lang }})");
    assert_eq!(stranger(&home, &["--templates", "t", "--lang", "sv"]).done(), "Jane, hej (sv)\n");
    let run = home.decline(["draft", "--from", "Jane", "--reply", "why", "--templates", "t", "--lang", "sv"]);
    assert!(
        run.stderr.contains("warning: `why` has no template in `sv`; this one is in English\n"),
        "{run:?}"
    );
    assert!(run.done().starts_with("Hi Jane,\n"));
    for (lang, hint) in [
        ("sw", "did you mean `sv`?"),
        ("xx", "the ones that are there: `de`, `en`, `es`, `fr`, `it`, `nl`, `pt`, `sv` or `auto`"),
        ("../t", "the ones that are there: `de`, `en`, `es`, `fr`, `it`, `nl`, `pt`, `sv` or `auto`"),
    ] {
        let told = stranger(&home, &["--templates", "t", "--lang", lang]).failed(2);
        assert_eq!(
            told,
            format!("error: unknown language `{lang}`\nhint: {hint}\nnote: nothing was written\n")
        );
    }
}

#[test]
fn variables_and_the_day_are_there() {
    let home = Home::new();
    home.write("t/x.j2", "{{ vars.a }}|{{ vars.b }}|{{ today }}");
    let run =
        stranger(&home, &["--templates", "t", "--reply", "x", "-D", "a=1=2", "-D", "b=x", "-Db=-y\u{1b}[1m"]);
    let text = run.done();
    let (variables, today) = text.trim_end().rsplit_once('|').expect("the day");
    assert_eq!(variables, "1=2|-y");
    assert_eq!((today.len(), today.matches('-').count()), (10, 2), "{today}");
    for wrong in ["novalue", "9=x", "a b=c", "=x"] {
        stranger(&home, &["-D", wrong]).failed(2);
    }
}

#[test]
fn a_faulty_template_shows_its_place_and_breaks_no_other_reply() {
    let home = Home::new();
    for (source, expected) in [
        (
            "Hi\n{{ me.nmae }}",
            "error: unknown name `me.nmae`\n --> t/why.j2:2:4\n  |\n2 | {{ me.nmae }}\n  |    ^^^^^^^ not known\nhint: did you mean `me.name`?\n",
        ),
        (
            "{{ topic }}",
            "error: `topic` has no value here\n --> t/why.j2:1:4\n  |\n1 | {{ topic }}\n  |    ^^^^^ not known of this invitation\nhint: ask for it first: {% if topic %}…{% endif %}\n",
        ),
        (
            "{{ vars.day }}",
            "error: `vars.day` has no value here\n --> t/why.j2:1:4\n  |\n1 | {{ vars.day }}\n  |    ^^^^^^^^ not given\nhint: give it with -D day=VALUE, or ask for it first: {% if vars.day %}…{% endif %}\n",
        ),
        (
            "{% if topic %}x",
            "error: a tag is never closed\n --> t/why.j2:1:1\n  |\n1 | {% if topic %}x\n  | ^^^^^ opened here\nhint: close it with {% endif %}\n",
        ),
        (
            "{{ greeting | uper }}",
            "error: unknown filter `uper`\n --> t/why.j2:1:15\n  |\n1 | {{ greeting | uper }}\n  |               ^^^^ not known\nhint: did you mean `upper`?\n",
        ),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "error: the template doesn't come to an end\n",
        ),
        ("{% include 'no.j2' %}", "error: a template is missing: "),
        ("{% include '../secret.j2' %}", "error: a template is missing: "),
        ("{% include '/etc/passwd' %}", "error: a template is missing: "),
        ("{% include '_broken.j2' %}", "error: unknown name `nothing`\n --> t/_broken.j2:2:4\n"),
        ("{% extends 'why.j2' %}", "error: "),
    ] {
        home.write("t/why.j2", source);
        home.write("t/_broken.j2", "\n{{ nothing }}");
        let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
        assert!(told.starts_with(expected), "{source}:\n{told}\nexpected:\n{expected}");
        assert!(told.contains("\nhint: "), "{told}");
        assert!(stranger(&home, &["--templates", "t"]).done().starts_with("Hi Jane,\n"), "{source}");
    }
}

#[test]
fn vars_lists_each_variable_with_its_meaning() {
    let home = Home::new();
    let json = home.decline(["templates", "vars", "--json"]).json();
    let listed = json.as_array().expect("a list");
    assert_eq!(home.decline(["templates", "vars"]).done().lines().count(), listed.len());
    for variable in listed {
        assert!(!variable["name"].as_str().expect("a name").is_empty());
        assert!(!variable["meaning"].as_str().expect("a meaning").is_empty());
    }
}

#[test]
fn list_show_and_path_tell_which_templates_are_in_force() {
    let home = Home::new();
    let built_in = home.decline(["templates", "list"]).done();
    assert_eq!(built_in.lines().count(), 7 * 7);
    assert!(built_in.starts_with("de/accept     builtin\nde/decline    builtin\n"), "{built_in}");
    let source = include_str!("../templates/en/decline.j2");
    assert_eq!(home.decline(["templates", "show", "decline"]).done(), source);
    assert_eq!(home.decline(["templates", "show", "en/decline"]).done(), source);
    let folder = home.path().join(".config/decline/templates").display().to_string();
    assert_eq!(home.decline(["templates", "path"]).done(), format!("{folder}\n"));
    let own = home.write(".config/decline/templates/decline.j2", "mine\n");
    assert_eq!(home.decline(["templates", "show", "decline"]).done(), "mine\n");
    let list = home.decline(["templates", "list", "--json"]).json();
    let mine = serde_json::json!({ "name": "decline", "origin": own.display().to_string() });
    assert!(list.as_array().is_some_and(|list| list.contains(&mine)), "{list}");
    assert_eq!(list.as_array().map(Vec::len), Some(6 * 7 + 1), "it serves every language");
    assert_eq!(home.decline(["templates", "path"]).stderr, "");
    assert_eq!(home.decline(["templates", "show", "builtin/en/decline"]).done(), source);
    let told = home.decline(["templates", "show", "declin"]).failed(2);
    assert_eq!(
        told,
        "error: unknown reply `declin`\nhint: did you mean `decline`?\nnote: nothing was written\n"
    );
    home.decline(["templates", "show", "ignore"]).failed(2);
    home.decline(["templates", "show", "xx/decline"]).failed(2);
}

/// What `templates check` says of one template, with the built-in policy.
#[track_caller]
fn checked(home: &Home, source: &str) -> (Option<i32>, String) {
    home.write("t/x.j2", source);
    let run = home.decline(["templates", "check", "--templates", "t", "-q"]);
    assert_eq!(run.stderr, "", "{source}");
    (run.status, run.stdout)
}

#[test]
fn check_names_what_stands_among_the_templates_and_is_never_read() {
    let home = Home::new();
    let thanks = "{{ greeting }} Thank you.";
    for stray in ["t/en/accept.jinja", "t/english/why.j2", "t/why.txt"] {
        home.write(stray, thanks);
    }
    for fine in ["t/x.j2", "t/.hidden", "t/x.j2~", "t/_part.j2", "t/ignore.j2"] {
        home.write(fine, thanks);
    }
    let run = home.decline(["templates", "check", "--templates", "t"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "2 templates of yours: no errors\n"));
    let told: String = ["t/en/accept.jinja", "t/english", "t/ignore.j2", "t/why.txt"]
        .map(|stray| {
            format!("note: {stray}: this isn't read: a template is called REPLY.j2, in the folder itself or in a language's (en, de …)\n")
        })
        .concat();
    assert_eq!(run.stderr, told);
}

#[test]
fn check_warns_of_a_class_or_a_tie_that_nobody_has() {
    let home = Home::new();
    for (asked, told) in [
        ("class == 'spamm'", "`class` never has the value `spamm`\n --> t/x.j2:1:41\n"),
        ("'mett' in ties", "`ties` never has the value `mett`\n --> t/x.j2:1:32\n"),
    ] {
        let source = format!("{{{{ greeting }}}} Thank you.{{% if {asked} %}} Hm.{{% endif %}}");
        let (status, check) = checked(&home, &source);
        assert!(status == Some(0) && check.starts_with(&format!("warning: {told}")), "{check}");
    }
    home.write(".config/decline/policy.toml", "[ties]\nmett = \"met twice\"\n");
    let (status, check) = checked(&home, "{{ greeting }} Thank you.{% if 'mett' in ties %} Hm.{% endif %}");
    assert_eq!((status, check.as_str()), (Some(0), "1 template of yours: no errors\n"));
}

#[test]
fn check_finds_what_breaks_a_draft_where_it_stands() {
    let home = Home::new();
    let absent = |name: &str| {
        format!(
            "error: `{name}` has no value here\n --> t/x.j2:1:27\n  |\n1 | {{{{ greeting }}}} Thanks. {{{{ {name} }}}}\n  |                           {} \
             not known of this invitation\nhint: ask for it first: {{% if {name} %}}…{{% endif %}}\n",
            "^".repeat(name.len())
        )
    };
    for name in
        ["topic", "from.name", "from.first_name", "from.headline", "note", "mutuals", "me.name", "me.email"]
    {
        let told = checked(&home, &format!("{{{{ greeting }}}} Thanks. {{{{ {name} }}}}"));
        assert!(told.0 == Some(1) && told.1.starts_with(&absent(name)), "{told:?}");
    }
    for (source, what, place, hint) in [
        ("{% if topci %}a{% endif %}", "unknown name `topci`", "1:7", "did you mean `topic`?"),
        (
            "x\n{% if asked %}{{ me.nmae }}{% endif %}",
            "unknown name `me.nmae`",
            "2:18",
            "did you mean `me.name`?",
        ),
        ("{{ nmae }}", "unknown name `nmae`", "1:4", "did you mean `from.name` or `me.name`?"),
        (
            "{% if mutuals == 3 %}{{ topic | uper }}{% endif %}",
            "unknown filter `uper`",
            "1:33",
            "did you mean `upper`?",
        ),
        ("{% if topic is defind %}{% endif %}", "unknown test `defind`", "1:16", "did you mean `defined`?"),
        ("{% if topic %}", "a tag is never closed", "1:1", "close it with {% endif %}"),
        ("Thanks. {{ asked }}", "this would print `False`", "1:12", "turn it into words"),
        ("Thanks. {{ none }}", "this would print `None`", "1:12", "turn it into words"),
        ("Thanks. {{ ties }}", "this would print `[]`", "1:12", "turn it into words"),
        ("Thanks. {{ me }}", "this would print `{", "1:12", "write one of its facts: `me.name`, `me.email`"),
        (
            "Hi.{% if topic %}{{ topic.title() }}{% endif %}",
            "the template is at fault: unknown method: string has no method named title",
            "1:26",
            "values have no methods; a filter follows a bar: {{ from.first_name | title }}",
        ),
        (
            "{% extends 'builtin/en/why.j2' %}\n{% block questoin %}Why?{% endblock %}",
            "there is no block `questoin` to replace",
            "2:10",
            "did you mean `question`?",
        ),
        ("{% include '_no.j2' %}", "a template is missing", "1:4", "names are taken from"),
        ("x\n{# Used for\ntea.", "a comment is never closed", "2:1", "close it with #}"),
        (
            "x { % if topic %}on {{ topic }}{% endif %}",
            "a space splits the mark of a tag",
            "1:3",
            "write {{, }}, {% and %} without a space inside",
        ),
        (
            "x {%if topic % }on {{ topic }}{% endif %}",
            "a space splits the mark of a tag",
            "1:14",
            "write {{, }}, {% and %} without a space inside",
        ),
        (
            "{{ greeting }}\n\nThanks. {{ statement }}",
            "`statement` isn't always known",
            "3:12",
            "ask for it first: {% if statement %}…{% endif %}",
        ),
    ] {
        let (status, told) = checked(&home, source);
        assert_eq!(status, Some(1), "{source}: {told}");
        assert!(told.starts_with(&format!("error: {what}")), "{source}: {told}");
        assert!(told.contains(&format!(" --> t/x.j2:{place}")), "{source}: {told}");
        assert!(told.contains(&format!("\nhint: {hint}")), "{source}: {told}");
    }
}

/// Asserts that the first error of each source has its message, place and hint.
#[track_caller]
fn assert_explained(cases: &[(&str, &str, &str, &str)]) {
    let home = Home::new();
    for (number, (source, ..)) in cases.iter().enumerate() {
        home.write(&format!("t/x{number}.j2"), source);
    }
    let report = home.decline(["templates", "check", "--json", "--templates", "t"]).json();
    let found = report["diagnostics"].as_array().expect("diagnostics");
    for (number, (source, what, place, hint)) in cases.iter().enumerate() {
        let file = format!("t/x{number}.j2");
        let error = found.iter().find(|it| it["location"]["file"] == file.as_str()).expect(source);
        let location = &error["location"];
        let shown = format!("{}:{}", location["line"], location["column"]);
        assert_eq!(error["severity"], "error", "{source}");
        assert_eq!(
            (&error["message"], &*shown, &error["hint"]),
            (&(*what).into(), *place, &(*hint).into()),
            "{source}"
        );
    }
}

#[test]
fn a_tag_of_another_template_language_has_its_form_here_as_the_hint() {
    let cases = [
        ("a {{#topic}}b{{/topic}}", "1:3", "{% if topic %}…{% endif %}"),
        ("{{#if topic}}\n{{else}}\n{{/if}}", "1:1", "{% if topic %}…{% endif %}"),
        ("{{#unless topic}}b{{/unless}}", "1:1", "{% if not topic %}…{% endif %}"),
        ("{{#each ties}}b{{/each}}", "1:1", "{% for it in ties %}…{% endfor %}"),
        ("{% if topic %}b{{/if}}", "1:16", "{% endif %}"),
        ("{% for tie in ties %}b{{/each}}", "1:23", "{% endfor %}"),
        ("{{^topic}}b{{/topic}}", "1:1", "{% if not topic %}…{% endif %}"),
        ("{% if topic %}b{{^}}c{% endif %}", "1:16", "{% else %}"),
        ("{{! it's a comment }}", "1:1", "{# … #}"),
        ("{{> sign}}", "1:1", "{% include \"sign.j2\" %}"),
        ("{{{topic}}}", "1:1", "{{ topic }}"),
        ("{{&topic}}", "1:1", "{{ topic }}"),
        ("{{ if topic }}b{{ endif }}", "1:1", "{% if topic %}"),
        ("{% unless topic %}b{% endunless %}", "1:1", "{% if not topic %}…{% endif %}"),
        ("{%- unless topic and short -%}b", "1:1", "{% if not (topic and short) %}…{% endif %}"),
        ("{% if topic %}b{% elseif short %}c{% endif %}", "1:16", "{% elif short %}"),
        ("{% if topic %}b{% elsif short %}c{% endif %}", "1:16", "{% elif short %}"),
        ("{% if topic %}b{% else if short %}c{% endif %}", "1:16", "{% elif short %}"),
        ("{% if topic %}b{% end %}", "1:16", "{% endif %}"),
        ("{% for tie in ties %}b{% end %}", "1:23", "{% endfor %}"),
        ("{% comment %}b{% endcomment %}", "1:1", "{# … #}"),
        ("{% assign x = 1 %}", "1:1", "{% set x = 1 %}"),
        ("{% capture x %}b{% endcapture %}", "1:1", "{% set x %}…{% endset %}"),
        ("{% case topic %}", "1:1", "{% if … %}…{% elif … %}…{% endif %}"),
        ("{% render 'sign' %}", "1:1", "{% include \"sign.j2\" %}"),
    ];
    let hints = cases.map(|(_, _, form)| format!("write {form}"));
    let what = "this is a tag of another template language";
    let explained =
        cases.iter().zip(&hints).map(|((source, place, _), hint)| (*source, what, *place, &**hint));
    assert_explained(&explained.collect::<Vec<_>>());
    assert_explained(&[
        (
            "{% if topic %}b{{else}}c{% endif %}",
            "unknown name `else`",
            "1:18",
            "write {% else %}, or {% elif … %} with a condition",
        ),
        ("{% if topic == null %}b{% endif %}", "unknown name `null`", "1:16", "write none"),
        ("Hi {{ greeting | upcase }}", "unknown filter `upcase`", "1:18", "did you mean `upper`?"),
        ("Hi {{ greeting | downcase }}", "unknown filter `downcase`", "1:18", "did you mean `lower`?"),
        (
            "Hi {{ from.first_name | default: \"there\" }},",
            "what a filter is given stands in brackets",
            "1:25",
            "write default(\"there\")",
        ),
    ]);
    let (_, told) =
        checked(&Home::new(), "{{ greeting }} Thanks, {{ from.first_name|capitalize if from.first_name }}");
    assert!(!told.contains("unknown"), "{told}");
}

#[test]
fn a_sign_of_a_programming_language_or_a_word_processor_is_named_where_it_is() {
    let character = "this character belongs in no tag";
    let curly = |c: char| format!("{c} is a curly quotation mark: write straight ones, \"…\" or '…'");
    assert_explained(&[
        ("{% if topic = 'x' %}b{% endif %}", "a single = doesn't compare", "1:13", "write =="),
        ("{% if topic === 'x' %}b{% endif %}", "too many =", "1:15", "write =="),
        ("{% set x == 1 %}", "one = is enough to set a value", "1:10", "write ="),
        ("{% if topic <> 'x' %}b{% endif %}", "this doesn't compare", "1:13", "write !="),
        ("{% if topic && short %}b{% endif %}", "`and` is a word", "1:13", "write and"),
        ("{% if topic || short %}b{% endif %}", "`or` is a word", "1:13", "write or"),
        ("{% if !topic %}b{% endif %}", "`not` is a word", "1:7", "write not topic"),
        ("{% if NOT topic %}b{% endif %}", "this word is written in small letters", "1:7", "write not"),
        ("{{ topic ? 'a' : 'b' }}", "this is no condition", "1:10", "write {{ A if CONDITION else B }}"),
        ("{{ $topic }}", "a name has no sign before it", "1:4", "write topic"),
        ("{{ .from.name }}", "a name has no dot before it", "1:4", "write from.name"),
        ("x\n{% if register == “formal” %}b{% endif %}", character, "2:19", &curly('“')),
        ("{% if register == ‘formal’ %}b{% endif %}", character, "1:19", &curly('‘')),
        ("{{ top\u{200b}ic }}", character, "1:7", "an invisible character (U+200B) is here: take it out"),
        (
            "{% if topic\u{a0}%}b{% endif %}",
            character,
            "1:12",
            "a no-break space (U+00A0) is here: write a plain one",
        ),
    ]);
}

#[test]
fn a_tag_or_a_text_that_is_not_closed_is_shown_where_it_opens() {
    let open = "a tag is never closed";
    assert_explained(&[
        ("x\n{% if topic\n  It's good {{ topic }}.\n{% endif %}", open, "2:1", "close it with %}"),
        ("{% if topic %}b {{ topic }.{% endif %}", open, "1:17", "close it with }}"),
        ("b {{ topic", open, "1:3", "close it with }}"),
        ("{% if topic }}b{% endif %}", open, "1:1", "close it with %}"),
        ("b {{ topic %}.", open, "1:3", "close it with }}"),
        ("{% if topic %}{% if short %}b{% endif %}", open, "1:1", "close it with {% endif %}"),
        ("{% raw %}b", open, "1:1", "close it with {% endraw %}"),
        ("{% if class == 'spam %}b{% endif %}", "a text isn't closed", "1:16", "close it with '"),
        (
            "{% if class == 'spam %}b{% elif class == 'known' %}c{% endif %}",
            "a text isn't closed",
            "1:16",
            "close it with '",
        ),
        (
            "{% if note == 'what's up' %}b{% endif %}",
            "the text ends before this, at the apostrophe",
            "1:21",
            "write \"…\" around a text that has an apostrophe",
        ),
        (
            "{{ greeting }}{% endif %}",
            "`endif` belongs to nothing that is open here",
            "1:18",
            "take it out, or write {% if … %} before it",
        ),
        (
            "{% if topic %}b{% endfor %}",
            "`endfor` belongs to nothing that is open here",
            "1:19",
            "close {% if … %} with {% endif %} first",
        ),
        ("{% iff topic %}b{% endif %}", "unknown statement `iff`", "1:4", "did you mean `if`?"),
        ("b {{ }}", "the tag ends too soon", "1:6", "write what belongs before this, or take the tag out"),
        (
            "{{ from.first name }}",
            "nothing joins this to the word before it",
            "1:15",
            "a name has no space in it, and between two conditions stands `and` or `or`",
        ),
    ]);
}

#[test]
fn a_slip_in_a_part_is_shown_in_its_file() {
    let home = Home::new();
    home.write("t/why.j2", "{{ greeting }} {% include '_part.j2' %}");
    home.write("t/_part.j2", "{% set gap = 'a' ~ 'b' %}\n{% unless topic %}x{% endunless %}");
    let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
    let expected = "error: this is a tag of another template language\n --> t/_part.j2:2:1\n";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn templates_that_use_each_other_in_a_circle_are_named() {
    let home = Home::new();
    home.write("t/why.j2", "{{ greeting }} {% include '_end.j2' %}");
    home.write("t/_end.j2", "So long,\n{% include '_sign.j2' %}");
    home.write("t/_sign.j2", "Sam\n{% include '_end.j2' %}");
    let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
    let circle =
        "error: templates include each other in a circle: `_end.j2` → `_sign.j2` → `_end.j2`\n --> t/_";
    assert!(told.starts_with(circle), "{told}");
    assert!(
        told.contains("\nhint: take one of the includes out; ours are builtin/LANG/REPLY.j2\n"),
        "{told}"
    );
    assert_explained(&[
        (
            "{{ greeting }} {% include 'x0.j2' %}",
            "templates include each other in a circle: `x0.j2` → `x0.j2`",
            "1:19",
            "take one of the includes out; ours are builtin/LANG/REPLY.j2",
        ),
        (
            "{% extends 'x1.j2' %}",
            "templates extend each other in a circle",
            "1:4",
            "name another one; ours are builtin/LANG/REPLY.j2",
        ),
        (
            "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
            "a macro calls itself without an end",
            "1:19",
            "leave the call out",
        ),
    ]);
}

#[test]
fn the_name_of_a_template_that_is_missing_is_guessed() {
    let home = Home::new();
    home.write("t/_sign.j2", "Sam");
    home.write("t/en/_ps.j2", "PS");
    for (tag, hint) in [
        ("include 'closing.j2'", "did you mean `_closing.j2`?"),
        ("include '_sign'", "did you mean `_sign.j2`?"),
        ("include 'sign.j2'", "did you mean `_sign.j2`?"),
        ("include 'en/_ps'", "did you mean `en/_ps.j2`?"),
        ("extends 'builtin/en/whi.j2'", "did you mean `builtin/en/why.j2`?"),
        ("include 'tea.j2'", "names are taken from your folder of templates, then as builtin/LANG/REPLY.j2"),
    ] {
        home.write("t/why.j2", format!("{{{{ greeting }}}} Thanks. {{% {tag} %}}"));
        let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
        assert!(told.starts_with("error: a template is missing: "), "{tag}: {told}");
        assert!(told.contains(&format!("\nhint: {hint}\n")), "{tag}: {told}");
    }
}

#[test]
fn check_warns_of_what_can_hardly_be_meant() {
    let home = Home::new();
    let long = format!("{{{{ greeting }}}} Thanks. {}", "A sentence of some length. ".repeat(12));
    for (source, what) in [
        ("{{ greeting }} Thanks. Dear [Your name],", "\"[Your name]\" is left over\n --> t/x.j2:1:29"),
        ("{{ greeting }} Thanks. TODO", "\"TODO\" is left over\n --> t/x.j2:1:24"),
        ("Thank you.", "the greeting is missing\n --> t/x.j2:1:1"),
        ("{{ greeting }},\n\nThanks.", "the greeting is doubled: \"Hi Jane,,\"\n --> t/x.j2:1:4"),
        (
            "{{ greeting }} Thanks. About {{ topic | default('') }}.",
            "t/x.j2: a space before punctuation: \"About .\"",
        ),
        ("{{ greeting }} Thanks. a  b", "t/x.j2: two spaces in a row: \"a  b\""),
        ("{{ greeting }} Thanks. {{ vars.day }}", "`vars.day` has no value here\n --> t/x.j2:1:27"),
        (&long, "t/x.j2: the draft has 341 characters; the limit `short` is 300"),
    ] {
        let (status, told) = checked(&home, source);
        assert_eq!(status, Some(0), "{source}: {told}");
        assert!(told.starts_with(&format!("warning: {what}")), "{source}: {told}");
        assert!(told.contains("\nhint: "), "{source}: {told}");
        assert!(told.contains("\n1 template of yours: no errors, "), "{source}: {told}");
    }
}

#[test]
fn check_tells_once_of_a_place_to_fill_in() {
    let home = Home::new();
    for place in ["[FIRST NAME]", "{ {name} }", "*|FNAME|*", "%%NAME%%", "%FIRSTNAME%", "{ % if topic % }"] {
        let (_, told) = checked(&home, &format!("{{{{ greeting }}}} Thank you, {place}"));
        assert!(
            told.starts_with(&format!("warning: \"{place}\" is left over\n --> t/x.j2:1:27\n")),
            "{told}"
        );
        assert!(told.ends_with("1 template of yours: no errors, 1 warning\n"), "{told}");
    }
}

#[test]
fn check_asks_about_a_file_that_nothing_asks_for_and_that_is_nearly_one_of_ours() {
    let home = Home::new();
    let thanks = "{{ greeting }} Thank you.";
    for name in ["en/dooropen", "en/decline-", "en/Decline", "closing"] {
        home.write(&format!("slips/{name}.j2"), thanks);
    }
    let told = home.decline(["templates", "check", "--templates", "slips"]).done();
    for (name, file, meant) in [
        ("closing", "slips/closing", "_closing"),
        ("Decline", "slips/en/Decline", "decline"),
        ("decline-", "slips/en/decline-", "decline"),
        ("dooropen", "slips/en/dooropen", "door-open"),
    ] {
        let warning =
            format!("warning: {file}.j2: nothing asks for `{name}`\nhint: did you mean `{meant}`?\n");
        assert!(told.contains(&warning), "{told}");
    }
    for name in ["en/coffee", "decline2", "en/finals", "en/_declines", "de/door-open"] {
        home.write(&format!("fine/{name}.j2"), thanks);
    }
    home.write("fine/tea.j2", "{{ greeting }} {% include 'en/_declines.j2' %}Thank you.");
    home.write("p.toml", "templates = \"fine\"\n[replies]\nspam = \"finals\"\n");
    let told = home.decline(["templates", "check", "--policy", "p.toml"]).done();
    assert!(!told.contains("nothing asks for"), "{told}");
}

#[test]
fn a_template_for_every_language_that_is_in_another_is_warned_of() {
    let home = Home::new();
    home.write("t/en/tea.j2", "{{ greeting }}\n\nThank you for your note, which I liked.");
    home.write(
        "t/coffee.j2",
        "{{ greeting }}\n\nThank you for your note, which I liked.\n\nMaria de la Vega",
    );
    home.write("t/names.j2", "{{ greeting }}\n\nLa Trattoria da Enzo, Via dei Vascellari, Roma: ok!");
    home.write(
        "t/lang.j2",
        "{% if lang == 'de' %}Danke, das hat mich sehr gefreut.{% else %}Thanks.{% endif %}",
    );
    for (reply, lang, warned) in [
        ("coffee", "de", Some("`coffee` reads like `en`; `de` was asked for")),
        ("coffee", "en", None),
        ("names", "de", None),
        ("lang", "de", None),
        ("tea", "en", None),
    ] {
        let flags = ["--templates", "t", "--reply", reply, "--lang", lang, "--json"];
        let json = home.decline(STRANGER.into_iter().chain(flags)).json();
        let warned: Vec<&str> = warned.into_iter().collect();
        assert_eq!(json["warnings"], serde_json::json!(warned), "{reply} {lang}");
    }
}

#[test]
fn check_finds_no_fault_in_ours_nor_in_what_builds_on_them() {
    let home = Home::new();
    for reply in REPLIES {
        let name = format!("builtin/en/{reply}");
        let source = home.decline(["templates", "show", &name]).done();
        home.write(&format!("t/en/{reply}.j2"), source);
        home.write(
            &format!("t/my-{reply}.j2"),
            format!("{{% include '{name}.j2' %}}{{% include '_ps.j2' %}}"),
        );
    }
    home.write("t/_ps.j2", "\n\n{% if me.email %}PS: {{ me.email }}{% endif %}");
    let run = home.decline(["templates", "check", "--templates", "t"]);
    assert_eq!(run.stderr, "");
    assert_eq!(run.done(), "15 templates of yours: no errors\n");
    home.write("mine/en/thanks.j2", "{{ greeting }}\n\nThank you.");
    let json = home.decline(["templates", "check", "--templates", "mine", "--json"]).json();
    assert_eq!(json, serde_json::json!({ "path": "mine", "errors": 0, "warnings": 0, "diagnostics": [] }));
    assert_eq!(
        home.decline(["templates", "check"]).stderr,
        "note: `decline templates edit NAME` copies one of ours for you to change\n"
    );
}

#[test]
fn ours_are_a_pleasure_to_edit() {
    for lang in ["de", "en", "es", "fr", "it", "nl", "pt"] {
        for file in std::fs::read_dir(format!("templates/{lang}")).expect(lang) {
            let file = file.expect(lang).path().display().to_string();
            let source = std::fs::read_to_string(&file).expect(&file);
            assert!(source.starts_with("{# "), "{file} has no comment on top");
            for line in source.lines() {
                assert!(line.chars().count() <= 100, "{file}: a long line: {line}");
                assert!(!line.contains("{%-") && !line.contains("-%}"), "{file}: a whitespace mark: {line}");
                assert!(!line.contains("%}") || line.matches("%}").count() == 1, "{file}: two tags: {line}");
                let tag_alone =
                    !line.contains("{%") || line.trim_start().starts_with("{%") && line.ends_with("%}");
                assert!(tag_alone, "{file}: a tag beside text: {line}");
                let values = line.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
                assert!(
                    !values.into_iter().any(|it| it.contains(" if ")),
                    "{file}: a condition within: {line}"
                );
            }
        }
    }
}

#[test]
fn each_template_of_ours_has_no_fault_alone_in_a_folder() {
    // Each in one language: what builds on what is the same in all.
    let langs = ["de", "en", "es", "fr", "it", "nl", "pt"];
    let names = ["_closing", "_thanks", "accept", "decline", "door-open", "final", "remind", "unhook", "why"];
    for (name, lang) in names.into_iter().zip(langs.into_iter().cycle()) {
        let home = Home::new();
        let ours = home.decline(["templates", "show", &format!("{lang}/{name}")]).done();
        home.write(&format!("t/{lang}/{name}.j2"), &ours);
        let checked = home.decline(["templates", "check", "--templates", "t"]).done();
        assert_eq!(checked, "1 template of yours: no errors\n", "{lang}/{name}");
    }
}

#[test]
fn a_topic_in_german_is_a_subject_where_its_case_would_change() {
    let home = Home::new();
    let draft = |topic| {
        home.decline([
            "draft", "-q", "--from", "Eva", "--reason", "stranger", "--lang", "de", "--topic", topic,
        ])
        .done()
    };
    for topic in ["mein Vortrag", "der Nachtzug", "Ihr Kurs"] {
        assert!(draft(topic).contains(&format!("Schön, dass {topic} der Anlass dafür war.")), "{topic}");
    }
    for topic in ["meinen Vortrag", "die Wärmepumpen", "Ihre Kurse", "Rust"] {
        assert!(draft(topic).contains(&format!("Dank für Ihre Zeilen über {topic}.")), "{topic}");
    }
    let partial = home.decline(["templates", "show", "de/_thanks"]).done();
    assert!(partial.starts_with("{# How letters in German thank:"), "{partial}");
}

#[test]
fn a_closing_is_tried_and_its_faults_show_its_file() {
    let home = Home::new();
    let check = |source: &str| {
        home.write("t/de/_closing.j2", source);
        home.decline(["templates", "check", "--templates", "t"])
    };
    assert_eq!(check("Viele Grüße").done(), "1 template of yours: no errors\n");
    assert_eq!(
        check("Viele Grüße,\\\n[Name]\n").done(),
        "warning: \"[Name]\" is left over\n --> t/de/_closing.j2:2:1\n  |\n2 | [Name]\n  | ^^^^^^ here\n\
         hint: put words or a value in its place\n\n1 template of yours: no errors, 1 warning\n"
    );
    assert_eq!(check("{{ me.nmae }}").status, Some(1));
    let told = stranger(&home, &["--lang", "de", "--templates", "t"]).failed(1);
    assert!(told.contains(" --> t/de/_closing.j2:1:4\n"), "{told}");
    let told = home.decline(["templates", "show", "closing"]).failed(2);
    assert!(told.starts_with("error: unknown reply `closing`\nhint: did you mean `_closing`?\n"), "{told}");
}

#[test]
fn check_tells_every_fault_of_every_template_as_json_too() {
    let home = Home::new();
    home.write("t/a.j2", "{{ greeting }} {{ nothing }}\n{{ greeting | uper }}");
    home.write("t/sv/_b.j2", "é{{ me.mail }}");
    let json = home.decline(["templates", "check", "--templates", "t", "--json"]).json();
    let place = |it: &serde_json::Value| {
        let location = &it["location"];
        format!("{}:{}:{}", location["file"].as_str().expect("a file"), location["line"], location["column"])
    };
    let places: Vec<_> = json["diagnostics"].as_array().expect("diagnostics").iter().map(place).collect();
    assert_eq!(places, ["t/a.j2:1:19", "t/a.j2:2:15", "t/sv/_b.j2:1:5"]);
    assert_eq!(json["diagnostics"][1]["hint"], "did you mean `upper`?");
}

/// Checks templates of these sources together, and one with another fault, which must be told of as ever. Returns the
/// messages of each source.
fn checked_together(sources: &[&str]) -> Vec<String> {
    let home = Home::new();
    for (number, source) in sources.iter().enumerate() {
        home.write(&format!("t/a{number}.j2"), source);
    }
    home.write("t/z.j2", "{{ nix }}");
    let run = home.decline(["templates", "check", "--json", "--templates", "t"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let report = run.json();
    let found = report["diagnostics"].as_array().expect("diagnostics");
    let messages = |name: &str| {
        let file = format!("t/{name}.j2");
        let of_file = found.iter().filter(|it| it.to_string().contains(&file));
        of_file.map(|it| format!("{}\n", it["message"])).collect::<String>()
    };
    assert_eq!(messages("z"), "\"unknown name `nix`\"\n");
    (0..sources.len()).map(|number| messages(&format!("a{number}"))).collect()
}

/// Asserts that each of the sources, with others, has one error with these words.
fn assert_told(cases: &[(&str, &str)]) {
    let sources: Vec<&str> = cases.iter().map(|(source, _)| *source).collect();
    for ((source, told), found) in cases.iter().zip(checked_together(&sources)) {
        let source: String = source.chars().take(80).collect();
        assert!(found.contains(told) && found.lines().count() == 1, "{source}: {found}");
    }
}

#[test]
fn a_template_that_is_too_large_or_deep_is_one_clear_error() {
    let not = format!("{{{{ {}true }}}}", "not ".repeat(20_000));
    let elif = format!("{{% if short %}}x{}{{% endif %}}", "{% elif short %}x".repeat(5000));
    let (large, raw) = ("x".repeat(100_001), "[".repeat(50_000));
    let plus = format!("{{{{ 1{} }}}}", " + 1".repeat(10_000));
    let filters = format!("{{{{ 'x'{} }}}}", "|upper".repeat(10_000));
    assert_told(&[
        (&large, "it has more than 100000 bytes"),
        (&raw, "a text between tags has more than 10000 bytes"),
        (&not, "a tag has more than 300 words and signs"),
        (&plus, "a tag has more than 300 words and signs"),
        (&filters, "a tag has more than 300 words and signs"),
        (&elif, "the template has more than 100 `elif`"),
    ]);
}

#[test]
fn a_template_that_computes_without_end_is_one_clear_error() {
    let double =
        |set: &str| format!("{{% set n = namespace(x='x') %}}{{% for i in range(40) %}}{set}{{% endfor %}}x");
    let straight = format!("{{% set x = 'x' %}}{}x", "{% set x = x ~ x %}".repeat(40));
    let too_much = "the template computes more than any letter holds";
    assert_told(&[
        (straight.as_str(), too_much),
        (&double("{% set n.x = n.x ~ n.x %}"), too_much),
        (&double("{% set n.x = n.x + n.x %}"), too_much),
        (&double("{% set n.x = [n.x, n.x] %}"), too_much),
        (&double("{% set y %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = y %}"), too_much),
        ("{% macro f(s, n) %}{{ f(s ~ s, n - 1) if n }}{% endmacro %}{{ f('x', 40) }}", too_much),
        ("{{ 'x\n\ny'|indent(1000000000) }}", "the template computes more than any letter holds"),
        ("{{ 'x'|indent(width=1000000000) }}", too_much),
        ("{{ '%1000000000d'|format(1) }}", too_much),
        ("{{ [1]|batch(1000000000, 'x') }}", too_much),
        ("{{ range(100000)|join('xxxxxxxxxx') }}", too_much),
        ("{{ 'x' * 100000000 }}", "only numbers can be multiplied"),
        ("{{ ((1,) * 100000000)|length }}", "only numbers can be multiplied"),
        (
            "{% set n = namespace(x=1) %}{% set n.x = n %}{{ n }}",
            "a namespace can hold words, numbers and lists only",
        ),
        (
            "{% for i in range(9000) %}twelve chars{% endfor %}",
            "the letter gets longer than 100,000 characters",
        ),
    ]);
}

#[test]
fn what_a_template_computes_within_reason_is_as_it_was() {
    let home = Home::new();
    for (source, text) in [
        ("{{ 'a' ~ 'b' ~ (-1 + 2) ~ -1 }}", "ab1-1"),
        ("{{ 2 + 3 * 4 - 1 if 1 + 1 == 2 else 'x' ~ 'y' }}", "13"),
        ("{{ 'a' ~ from.first_name|upper ~ ('b' if 'c' ~ 'd' is string) }}", "aJANEb"),
        ("{{ ('x' ~ 'y' is not none and 'x' ~ 'y' in ['xy'])|string }}", "True"),
        ("{% set a, b = 'x', ['y', 'z'] %}{{ a ~ b|join('+') }}", "xy+z"),
        (
            "{% set a -%} x {%- endset %}{% set n = namespace(k=1) %}{% set n.k = n.k + 1 %}{{ a ~ n.k }}",
            "x2",
        ),
        ("{% for x in ['a'] + ['b'] if x ~ '' %}{{ loop.index ~ x }}{% endfor %}", "1a2b"),
        ("{% macro f(a, b) %}{{ a ~ b }}{% endmacro %}{{ f(*['x', 'y']) }}", "xy"),
        ("{{ '%s in %d'|format('x', 2026) }}{{ 'a\nb'|indent(width=2) }}", "x in 2026a b"),
    ] {
        home.write("t/why.j2", source);
        let flags = ["--templates", "t", "--reply", "why"];
        assert_eq!(stranger(&home, &flags).done(), format!("{text}\n"), "{source}");
    }
    home.write("t/why.j2", "{{ 'a' ~ 'b' ~ from.nmae }}");
    let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
    assert!(told.contains("`from.nmae`") && told.contains("t/why.j2:1:"), "{told}");
}
