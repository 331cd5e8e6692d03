//! The ledger as it was on a day is looked at on that day, by whatever command.

use ledger_tests::World;

/// Every command that looks at a day and at a state of the ledger.
const ASKED: [&[&str]; 26] = [
    &["show", "overview"],
    &["show", "partners"],
    &["show", "partner", "naturalis"],
    &["show", "actions"],
    &["show", "budget"],
    &["show", "receivables"],
    &["show", "income"],
    &["show", "balance-sheet"],
    &["show", "subsidies"],
    &["show", "risk"],
    &["show", "decisions"],
    &["show", "proposals"],
    &["show", "ambassadors"],
    &["show", "groups"],
    &["show", "network"],
    &["show", "goals"],
    &["show", "obligations"],
    &["show", "agenda"],
    &["show", "documents"],
    &["document", "list"],
    &["report", "decisions"],
    &["report", "statement", "naturalis"],
    &["report", "year-account", "--year", "2018-2019"],
    &["report", "due"],
    &["explain", "overview", "/cash"],
    &["explain", "receivables", "/unallocated"],
];

/// The fault was that reports and the list of documents looked at the present day.
#[test]
fn the_ledger_as_of_a_day_is_looked_at_on_that_day() {
    let world = World::empty();
    world.run(["demo", "demo"]).succeeds();
    let day = "2020-03-31";
    let mut moved = 0;
    for asked in ASKED {
        let said = |more: &[&str]| {
            let run =
                world.run([asked, &["--ledger", "demo/ledger", "--format", "json"], more].concat());
            assert!(run.code != 2 && !run.out.is_empty(), "{asked:?}: {}", run.err);
            run.out
        };
        let then = said(&["--as-of", day]);
        assert_eq!(then, said(&["--as-of", day, "--on", day]), "{asked:?}");
        if asked[0] == "report" {
            moved += usize::from(then != said(&["--as-of", day, "--on", "2019-06-30"]));
        }
    }
    assert_eq!(moved, 4, "every report depends on the day");
}
