//! The JSON schema of a policy, by which editors complete and check it: the shapes, with built-in names.
//!
//! It stands in `policy.schema.json`, which the test here holds and, with `SNAPSHOTS=overwrite`, writes: the
//! program has the text alone. It is made for taplo, which lists a key once for each of its alternatives, with
//! what is said there, and says of a `$ref` nothing but what it leads to.

#![expect(dead_code, reason = "the types are only asked for their schemas")]

use std::borrow::Cow;

use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::OneOrMany;
use crate::known_names::KnownNames;
use crate::templates::Templates;
use crate::words;

/// What [`words::Lang::parse`] takes.
const TAG: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// What may be the name of a tie.
const TIE: &str = r"^[\p{Alphabetic}\p{N}-]+$";

#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"\S"))]
pub(super) struct Text(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = format!("^({})$", classes().join("|")), "anyOf" = offer(classes())))]
pub(super) struct ClassName(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = TIE, "anyOf" = offer(words::Tie::BUILT_IN)))]
pub(crate) struct Tie(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = format!("^(?!({})$){}", words::Tie::BUILT_IN.join("|"), &TIE[1..])))]
pub(super) struct OwnTie(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = r"\S", "anyOf" = offer(and(names().replies, words::Reply::IGNORE))))]
pub(crate) struct Reply(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = TAG))]
pub(super) struct LangTag(String);

#[derive(JsonSchema)]
#[schemars(extend("pattern" = TAG, "anyOf" = offer(names().languages)))]
pub(super) struct Lang(String);

#[derive(JsonSchema)]
#[schemars(extend(
    "pattern" = format!("^[Aa][Uu][Tt][Oo]$|{TAG}"),
    "anyOf" = offer(and(names().languages, words::LangChoice::AUTO)),
))]
pub(crate) struct LangChoice(String);

/// Texts and lists have no rules in common, so those of both can stand side by side.
impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        let mut schema = one.clone();
        schema.insert("type".to_owned(), json!(["string", "array"]));
        schema.insert("items".to_owned(), one.into());
        schema
    }
}

/// Has an editor offer values where others will do, too.
fn offer(values: impl serde::Serialize) -> Value {
    json!([{ "enum": values }, true])
}

fn and(mut names: Vec<String>, also: &str) -> Vec<String> {
    names.push(also.to_owned());
    names
}

fn names() -> KnownNames {
    Templates::built_in_only().names().expect("the built-in templates")
}

fn classes() -> Vec<&'static str> {
    words::Class::value_variants().iter().map(|class| class.name()).collect()
}

/// Takes out what says nothing to a policy's author, and puts the rest where taplo looks for it.
fn tidy(schema: &mut Schema) {
    without_null(schema);
    // How Rust holds a number, and what it takes for a table that is missing.
    schema.remove("format");
    schema.remove("default");
    if let Some(Value::Array(variants)) = schema.remove("oneOf") {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("enum".to_owned(), variants.iter().map(|variant| variant["const"].clone()).collect());
    }
    if let Some(Value::String(description)) = schema.remove("description") {
        describe(schema, &json!(description.replace('\n', " ")));
    }
}

/// Puts a description where taplo looks for it: in what is offered, and in what a list or a free table holds.
fn describe(schema: &mut Schema, description: &Value) {
    match schema.pointer_mut("/anyOf/0") {
        Some(offer) => offer["description"] = description.clone(),
        None => _ = schema.insert("description".to_owned(), description.clone()),
    }
    let held = schema.ensure_object().iter_mut().filter_map(|(key, value)| match key.as_str() {
        "items" => Some(value),
        "patternProperties" => value.as_object_mut()?.values_mut().next(),
        _ => None,
    });
    for value in held.filter(|it| it.get("properties").is_none()) {
        value["description"] = description.clone();
    }
}

/// TOML has no null: what may be left out is left out.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|it| it != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let null = json!({ "type": "null" });
    if let Some(Value::Array(either)) = schema.get("anyOf")
        && let [Value::Object(only), other] = &either[..]
        && *other == null
    {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            if schema.get(&key).is_none() {
                schema.insert(key, value);
            }
        }
    }
}

#[test]
fn the_json_schema_is_this() {
    let settings = SchemaSettings::draft07().with(|it| it.inline_subschemas = true);
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let schema = generator.into_root_schema_for::<super::Schema>();
    let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
    snapbox::assert_data_eq!(text, snapbox::file!["../policy.schema.json"].raw());
}
