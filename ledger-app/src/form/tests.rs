//! Every form says what is filled in, and reads it as people write it.

use serde_json::json;

use super::*;

/// Everything that a form says of itself, with where it says it.
fn said(place: &str, fields: &[Field], found: &mut Vec<(String, String)>) {
    fn of_shape(place: &str, shape: &Shape, found: &mut Vec<(String, String)>) {
        said(place, shape.fields(), found);
        for choice in shape.choices() {
            let place = format!("{place}.{}", choice.word.as_deref().unwrap_or("[]"));
            choice.holds.iter().for_each(|held| of_shape(&place, held, found));
            found.push((place, choice.about.clone()));
        }
        if let Shape::List(item) | Shape::Named(item) = shape {
            of_shape(&format!("{place}[]"), item, found);
        }
    }
    for field in fields {
        let place = format!("{place}.{}", field.name);
        of_shape(&place, &field.shape, found);
        found.push((place, field.about.clone()));
    }
}

#[test]
fn every_command_has_a_form_that_says_what_it_asks() {
    let kinds: Vec<&str> = Form::all().iter().map(|form| form.kind.as_str()).collect();
    assert_eq!(kinds, Command::KINDS);
    let mut found = Vec::new();
    for form in Form::all() {
        found.push((form.kind.clone(), form.about.clone()));
        said(&form.kind, &form.fields, &mut found);
    }
    assert!(found.len() > 300);
    let silent: Vec<&String> =
        found.iter().filter(|(_, about)| !about.ends_with('.')).map(|(place, _)| place).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn fields_stand_in_the_order_of_the_command() {
    let form = Form::of("receive-payment").unwrap();
    let names: Vec<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["partner", "amount", "bank_reference", "bank_account", "payer", "allocate"]);
    let required: Vec<bool> = form.fields.iter().map(|field| field.required).collect();
    assert_eq!(required, [true, true, true, false, false, false]);
    assert_eq!(form.fields[5].default.as_deref(), Some("oldest"));
    assert_eq!(Form::of("nothing"), None);
}

#[test]
fn values_are_read_as_people_write_them() {
    let number =
        || Plain::Number { most: 255, of: vec!["expense".to_owned(), "uitgave".to_owned()] };
    for (plain, text, value) in [
        (Plain::Text, " -x", json!(" -x")),
        (Plain::Amount, "1.234,5", json!("1234.50")),
        (Plain::Day, "1-2-2020", json!("2020-02-01")),
        (Plain::Year, "2018-2019", json!("2018-2019")),
        (Plain::Invoice, "C2018-0007", json!("C2018-0007")),
        (number(), "255", json!(255)),
        (number(), "uitgave 14", json!(14)),
        (number(), "expense 14", json!(14)),
    ] {
        assert_eq!(plain.read(text), Ok(value), "{text}");
    }
    for (plain, text) in [
        (Plain::Amount, "1.234"),
        (Plain::Day, "30-2-2020"),
        (Plain::Year, "20"),
        (Plain::Invoice, "7"),
        (number(), "256"),
        (number(), "-1"),
        (number(), ""),
        (number(), "99999999999999999999"),
        (number(), "besluit 14"),
        (number(), "uitgave"),
    ] {
        assert!(plain.read(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_filled_in_becomes_the_command() {
    let form = Form::of("cast-vote").unwrap();
    let filled = json!({ "proposal": 3, "seat": "ppo", "vote": "for" });
    assert_eq!(form.command(filled.clone(), "").unwrap().kind(), "cast-vote");
    let mut wrong = filled;
    wrong["vote"] = "maybe".into();
    let fault = form.command(wrong, "").unwrap_err();
    assert_eq!(fault.code, "input.bad-value");
    assert!(fault.to_string().starts_with("vote: "), "{fault}");
    let fault = form.command(json!([]), "").unwrap_err();
    assert_eq!(fault.code, "input.wrong-type");
}
