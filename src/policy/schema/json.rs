//! Generates the JSON schema of a policy, with which editors complete and check it, from the types and the built-in
//! names.
//!
//! It is stored in `policy.schema.json`; the test here compares that file, and writes it with
//! `SNAPSHOTS=overwrite`. The program includes only the file. The schema is made for taplo, which lists a key once
//! for each of its alternatives, each with its own description, and ignores a description next to a `$ref`.

#![expect(dead_code, reason = "the types exist only for their schemas")]

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

/// The pattern of the tags that [`words::Lang::parse`] accepts.
const TAG: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// The pattern of the names of ties.
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

/// Keywords for strings and for arrays don't conflict, so one schema has both.
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

/// Makes editors suggest values where others are valid too.
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

/// Removes what doesn't help a policy's author, and moves descriptions to where taplo looks for them.
fn tidy(schema: &mut Schema) {
    without_null(schema);
    // The Rust type of a number, and the Rust default of a missing table.
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

/// Adds a description where taplo looks for it: to the suggested values, and to the items of a list or the values of
/// a table with free keys.
fn describe(schema: &mut Schema, description: &Value) {
    match schema.pointer_mut("/anyOf/0") {
        Some(offer) => offer["description"] = description.clone(),
        None => _ = schema.insert("description".to_owned(), description.clone()),
    }
    let contents = schema.ensure_object().iter_mut().filter_map(|(key, value)| match key.as_str() {
        "items" => Some(value),
        "patternProperties" => value.as_object_mut()?.values_mut().next(),
        _ => None,
    });
    for value in contents.filter(|it| it.get("properties").is_none()) {
        value["description"] = description.clone();
    }
}

/// Removes `null`, which TOML doesn't have.
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

/// Defines the conditions of a rule once, for its `when` and `unless`.
fn share_conditions(schema: &mut serde_json::Map<String, Value>) {
    let rule = &mut schema["properties"]["rule"]["items"]["properties"];
    let mut conditions = Value::Null;
    for key in ["when", "unless"] {
        let description = rule[key]["description"].take();
        conditions = rule[key].take();
        rule[key] = json!({ "description": description, "allOf": [{ "$ref": "#/definitions/conditions" }] });
    }
    conditions.as_object_mut().expect("an object").remove("description");
    schema.insert("definitions".to_owned(), json!({ "conditions": conditions }));
}

#[test]
fn the_json_schema_is_this() {
    let settings = SchemaSettings::draft07().with(|it| it.inline_subschemas = true);
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let mut schema = generator.into_root_schema_for::<super::Schema>();
    share_conditions(schema.as_object_mut().expect("an object"));
    // Compact, since editors read it, and it is part of the program.
    let text = serde_json::to_string(&schema).expect("JSON") + "\n";
    snapbox::assert_data_eq!(text, snapbox::file!["../policy.schema.json"].raw());
}
