//! The acts of the network as the project leader types them.

use ledger_tests::World;

/// The founded covenant with one of every act of the network in the spring of 2020.
fn networked() -> World {
    let world = World::founded();
    for line in [
        "ambassador appoint bewoners --person 8 --on 2020-02-03",
        "ambassador appoint waterschap --person 9 --on 2020-02-03",
        "ambassador end waterschap --person 9 --on 2020-03-02",
        "group join projectgroep --person 8 --field waterbeheer --theme Water --on 2020-02-03",
        "group join communication --person 9 --on 2020-02-03",
        "group leave projectgroep --person 8 --on 2020-03-02",
        "meeting record --kind onderwijscafe --title Café --invite-ambassadors \
         --attended bewoners --attended gemeente-oost --theme Water --on 2020-03-03",
        "meeting record --kind network --title Allen --invite-all --notes Goed. --on 2020-03-04",
        "meeting record --kind other --title Klein --invite bewoners --on 2020-03-05",
        "conversation record bewoners --subject jaargesprek --summary Akkoord. --on 2020-03-06",
        "platform record --kind good-example --title Dijk --partner bewoners --on 2020-03-07",
        "goal set --year 2020 --theme Water --goal Droog --measure meters --on 2020-03-08",
        "goal progress 1 --state amber --text Onderweg. --on 2020-04-01",
        "evaluation record --all --text Geslaagd. --on 2022-06-01",
    ] {
        world.run(line.split_whitespace()).succeeds();
    }
    world
}

#[test]
fn every_act_can_be_typed_and_is_seen() {
    let world = networked();
    let at = |view: &[&str]| {
        let command = [&["show"], view, &["--on", "2020-04-30", "--format", "json"]].concat();
        world.json(command)
    };
    let network = at(&["network"]);
    assert_eq!(network["coverage"]["with_ambassador"], 1);
    assert_eq!(network["meetings"].as_array().unwrap().len(), 3);
    let bewoners = &network["partners"][2];
    let counts = ["conversations", "invited", "attended", "contributions"]
        .map(|name| bewoners[name]["count"].as_u64().unwrap());
    assert_eq!(counts, [1, 2, 1, 1]);
    assert_eq!(at(&["ambassadors"])["partners"][2]["ambassadors"][0]["person"], 8);
    let goal = &at(&["goals", "--year", "2020"])["themes"][0]["goals"][0];
    assert_eq!((&goal["text"], &goal["progress"]["state"]), (&"Droog".into(), &"amber".into()));
    let of_bewoners = at(&["obligations", "--partner", "bewoners"]);
    let states: Vec<(&str, &str)> = of_bewoners["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["obligation"].as_str().unwrap(), row["state"].as_str().unwrap()))
        .collect();
    let expected = [
        ("signature", "met"),
        ("ambassador", "met"),
        ("ambassadors-invited", "met"),
        ("conversation", "met"),
        ("contribution", "met"),
    ];
    assert_eq!(states, expected);
    let late = at(&["obligations", "--late"]);
    let late = late["rows"].as_array().unwrap();
    assert!(late.iter().all(|row| row["obligation"] == "signature"), "{late:?}");
    let agenda = at(&["agenda", "--days", "91"]);
    assert_eq!(agenda["items"].as_array().unwrap().len(), 1);
    assert_eq!(agenda["items"][0]["obligation"], "monitoring-report");
}

#[test]
fn who_was_invited_is_said_in_one_way() {
    let world = World::founded();
    let meeting = ["meeting", "record", "--kind", "other", "--title", "Klein"];
    world.run(meeting).ends_with(2);
    world.run([&meeting[..], &["--invite-all", "--invite", "bewoners"]].concat()).ends_with(2);
    let kind = ["meeting", "record", "--kind", "feest", "--title", "Klein", "--invite-all"];
    world.run(kind).ends_with(2);
}
