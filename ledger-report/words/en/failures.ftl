### Why something was not done, and in `.help` what to do: what was asked or given is wrong.

impossible = { $what }
    .help = report this as a fault of the program

## The line of arguments, and the environment.

option-without-effect = { $option } has no effect here
    .help = leave { $option } out
format-of-no-table = --format { $format } has no effect here: this is no table
    .help = leave it out, or give --format json
format-of-a-table = --format { $format } has no effect here: this is a table only
    .help = leave it out, or give --format json
no-such-language = CONVENANT_LANG is `{ $text }`, a language that there is not
    .help = one of: { $known }; or leave it out
no-moment = CONVENANT_NOW is `{ $text }`, which is no moment
    .help = write it as 2022-07-31T12:00:00Z, or leave it out
there-already = { $path } is there already, and nothing is overwritten
    .help = name another file, or let --overwrite put this one in its place
terminal-cannot-show = a terminal cannot show { $format }
    .help = name a file with --output FILE
no-command-given = there was no command to record
    .help = give a command on each line
no-such-actor = `{ $text }` is no actor of this covenant
    .help = founder, project-leader or the code of a seat
trust-needs-checkpoint = --trust has no effect without a checkpoint
    .help = --against FILE with a checkpoint, or leave --trust out
proof-needs-trust = a proof leads to a checkpoint, and nothing says that this one is to be believed
    .help = --trust KEY|FILE with keys that you know, or --against FILE with a checkpoint that you kept
cosigning-needs-trust = nobody vouches for a checkpoint without knowing that the ledger signed it
    .help = --trust KEY|FILE with the key of the ledger, which its keeper gives with `convenant key show FILE`
no-such-file = { $path } is no file
    .help = name a file that is there and may be read

## Questions.

no-such-view = no view is called `{ $name }`
    .help = one of: { $names }, report
view-needs-partner = `{ $name }` was given no --partner, which does not fit it
    .help = see `convenant show { $name } --help`
view-does-not-take = `{ $name }` was given { $options }, which does not fit it
    .help = see `convenant show { $name } --help`
state-beyond-head = { $asked } events were asked for, and { $head } are recorded
    .help = a number up to { $head }
partner-not-there-yet = the register did not name `{ $partner }` on { $day }
    .help = a later day, with --on
no-such-partner = no partner is called `{ $partner }`
    .help = a code from `convenant show partners`; nearest: { $nearest }
no-year-of-covenant = { $year } is no year of this covenant
    .help = a year from { $first } to { $last }
nothing-refunded-to = nothing was refunded to { $partner }
    .help = a partner that got something of a surplus, of the settlement, or of what was paid too much
no-year-of-term = { $year } is no year of this covenant
    .help = a year of its term; see `convenant show overview`
no-covenant-by-then = no covenant was concluded by then
    .help = a later state of the ledger
no-covenant-yet = this ledger has no covenant yet
    .help = conclude it first
nothing-recorded-yet = nothing is recorded in this ledger
    .help = record something first
no-such-period = the covenant has no period { $period } of { $year }
    .help = a year from { $first } to { $last }, and a period from 1 to { $periods }
all-is-lines = --all writes a line for each event
    .help = --format csv, --format csv-raw or --format json
report-is-of-a-period = a report is of one period of a year
    .help = --year and --period, and nothing else
nothing-at-address = there is nothing at { $address } in { $view }
    .help = after `{ $known }/` may follow: { $inside }
nothing-inside = there is nothing at { $address } in { $view }
    .help = { $known } is a value with nothing in it
no-figure-at-address = what stands at { $address } in { $view } is no figure
    .help = the address of one, such as { $figures }
no-figure-near = what stands at { $address } in { $view } is no figure
    .help = the address of an amount or a count
figure-of-others = this figure is worked out from others, and has no events of its own
    .help = one of these, such as { $address }
no-such-document = there is no document { $number }
    .help = a number up to { $count }; see `convenant document list`
billed-nowhere = { $number } goes to { $partner }, whose address is not stated
    .help = state it from its day: convenant partner billed-at { $code } --name NAME --address LINE --on { $on }
document-fault = document { $documents }: { $why }

## Checkpoints and proofs.

no-key-nor-file = `{ $given }` is neither a file nor a verifier key: { $why }
    .help = a key as `convenant key show FILE` prints it: name+id+base64
no-key-on-line = { $path }, line { $line }: { $why }
    .help = on each line a key as `convenant key show FILE` prints it: name+id+base64
no-key-in-file = { $path } has no key, so nobody is trusted
    .help = on each line a key as `convenant key show FILE` prints it: name+id+base64
proof-of-another-checkpoint = { $path } leads to another checkpoint than the one named
    .help = name the later checkpoint of the proof
checkpoint-of-before = the checkpoint is of { $events } events, and the one before it of { $before }
    .help = vouch for a later one
event-after-checkpoint = event { $position } is not in the checkpoint, which was made after { $events } events
    .help = an earlier event, or a checkpoint that was made later
checkpoints-turned-round = the earlier checkpoint was made after { $from } events, and the later after { $to }
    .help = name the older one first

## Persons.

person-without-name = a person has a name; a department has an organisation and an address for e-mail
    .help = --name "Fenna de Vries"
no-short-line = `{ $text }` is not one short line
    .help = at most { $limit } characters, without control characters, marks of direction and characters that nobody sees
person-of-another-form = what is known about person { $person } has another form
    .help = use the version of this program that wrote it
person-number-zero = a person's number starts at 1
    .help = give another number
person-was-forgotten = person { $person } was forgotten, and the number is nobody else's
    .help = give somebody a new number: convenant person add
person-unknown = nothing is known about person { $person }
    .help = a number from `convenant person list`
person-fields = one object with name, email, telephone, organisation and note: texts; contact_of and finance_of: lists of codes
id-of-another-person = another person was added under the id `{ $id }`
    .help = give every command an id of its own

## The definition of a covenant.

definition-not-utf-8 = { $path }, line { $line }: not a text in UTF-8
    .help = a definition file in TOML
no-such-covenant = no covenant and no file is called `{ $name }`
    .help = { $names }, which come with the program, or a definition file
on-line = line { $line }: { $what }
definition-faults = the covenant definition has { $count ->
    [1] 1 fault
   *[other] { $count } faults
    }:
    { $faults }

## The clock.

clock-ahead-of-event = the clock says { $now }, and the last event was recorded on { $last }, more than 400 days before: what is recorded at a wrong moment gives that moment to everything that is recorded later
    .help = set the clock of this machine, or give --clock-is-right if it is right
clock-ahead-of-covenant = the clock says { $now }, and the covenant was concluded on { $concluded }, more than 30 years before: what is recorded at a wrong moment gives that moment to everything that is recorded later
    .help = set the clock of this machine, or give --clock-is-right if it is right
clock-behind = the clock says { $now }, and the last event was recorded after that: what is recorded now gets the moment of that event, { $last }
    .help = set the clock of this machine, if it is not right
recorded-ahead = the last event was recorded on { $last }, and the clock says { $now }: until then everything that is recorded in this ledger gets the moment of that event
    .help = set the clock of this machine, or ask whoever recorded it what happened

## Commands as lines of JSON.

not-utf-8 = byte { $byte } is not UTF-8
    .help = text in UTF-8
line-too-long = the line has more than { $limit } bytes
    .help = a command of at most one MiB on a line
no-such-command = kind: `{ $kind }` is no command
    .help = one of: { $kinds }
no-object = the line is JSON, and not an object
    .help = an object, between braces
json-ended = this is not JSON: it ends too early
    .help = one object in JSON on a line
json-broken = this is not JSON
    .help = one object in JSON on a line
at-column = column { $column }
at-line = line { $line }, column { $column }
field-of = { $field }: { $what }
at-place = { $what } ({ $place })
field-missing = missing field `{ $field }`
    .help = every field of the command; see `convenant schema commands`
field-unknown = unknown field `{ $field }`, expected one of { $known }
    .help = leave it out; see `convenant schema commands`
field-of-none = unknown field `{ $field }`
    .help = leave it out; see `convenant schema commands`
field-twice = duplicate field `{ $field }`
    .help = each field once
value-beyond-largest = the amount is beyond the largest
    .help = an amount up to the largest
value-out-of-range = invalid value: { $found }, expected { $expected }
    .help = a whole number within the range named
value-of-wrong-type = invalid type: { $found }, expected { $expected }
    .help = a value of the type named; see `convenant schema commands`
value-unknown = unknown value `{ $found }`, expected one of { $known }
    .help = one of the values named; see `convenant schema commands`
value-of-wrong-form = { $found } does not have the form that is expected here
    .help = a value of the form that is expected; see `convenant schema commands`
this-value = this value
a-text = a text
a-truth = true or false
an-object = an object
a-list = a list
nothing-at-all = null
a-number = a whole number from { $least } to { $most }
a-number-like = number `{ $number }`
a-text-like = text { $text }
another-value = another value
id-malformed = id: `{ $id }` is not a command id: use 1 to 64 printable ASCII characters without spaces, such as a UUID
    .help = an id of that form
id-on-line = id: `{ $id }` stands on line { $line }, for another command
    .help = give every command an id of its own
another-line-refused = nothing is wrong with this line, and another line was refused
    .help = mend the other lines, or leave out --atomic
root-differs = root: this is not the root of the ledger
    .help = let `convenant report issue` make, write and record the report
document-of-another-size = size: the document with this SHA-256 has { $size } bytes
    .help = { $size }
document-not-kept = sha256: no document with this SHA-256 is kept with the ledger
    .help = give its file to `convenant document add FILE` first
file-in-the-way = another file is there already: { $path }
    .help = move it away, or name another directory with --to

## Stories.

directory-taken = { $path } is there already, and the demonstration writes over nothing
    .help = name another directory: convenant demo DIR
story-person-twice = person: { $person } stands on an earlier line
    .help = each person once
story-no-file = `{ $name }` is no file beside the story
    .help = the name of a file, without a path
story-large-file = { $name } has more than { $limit } bytes
    .help = a smaller file
story-empty = the story records nothing
    .help = a first line such as {"{"}"at":"2020-01-15","covenant":"oostpolder"{"}"}
story-other-day = at: { $at } would be the moment, which is not on { $day } in { $zone }
    .help = a moment in full: 2018-11-01T10:00:00Z
story-no-moment = at: `{ $text }` is neither a day nor a moment
    .help = 2018-11-01 or 2018-11-01T10:00:00Z
story-before-last = at: { $at } is before the line before this one, of { $last }
    .help = lines in the order in which they are recorded
story-no-report = issue: `{ $text }` is no report
    .help = YEAR/PERIOD: 2018-2019/1
story-says-one-thing = a line says one thing
    .help = `kind` with `data`, `covenant`, `attach` with `to`, or `issue`; or `note` alone
story-made-when-played = kind: what `{ $kind }` needs is made when the story is played
    .help = a line with `{ $instead }` instead
story-no-name = name: `{ $name }` is no name
    .help = letters and digits with - between, and a name for one line only
story-name-twice = name: an earlier line has the name `{ $name }`
    .help = letters and digits with - between, and a name for one line only
story-unknown-name = no line before this one has the name `{ $name }`
    .help = the name of an earlier line; a text that begins with @ has it twice
story-no-such-number = @{ $reference }: the line `{ $name }` led to no such `{ $field }`
    .help = a line whose events have that field: see `convenant schema events`
story-several = @{ $reference }: the line `{ $name }` led to several
    .help = say which: `@{ $name }.{ $field }:1`, or `@{ $name }.{ $field }:PARTNER`

## The lines of a whole ledger.

lines-newer = these lines were written by a newer version of this program: they have format { $found }, and this one knows up to { $known }
    .help = use the version of this program that wrote them
line-longer = the line has more than { $limit } bytes
line-behind-last = something stands behind the last line
line-of-no-format = format: the first line names no format of a ledger in lines
line-position = position: { $found } stands where { $expected } should
line-actor = actor: write founder, project-leader or seat-1 and so on
line-id-later = id: only the first event of a command has one
line-digest = digest: write 32 hexadecimal digits
line-id-twice = id: `{ $id }` was used before
line-id-malformed = id: `{ $id }` is not a command id: use 1 to 64 printable ASCII characters without spaces, such as a UUID
line-digest-missing = digest: a command with an id has one
line-id-missing = id: a command with a digest has one
line-time-goes-back = recorded_at: earlier than the event before it
line-begins = begins: the first event of all begins a commit
line-time-of-commit = recorded_at: all events of a commit have the same
line-of-command = on, actor: all events of a command have the same
line-kind = kind: there is no such event
line-written-otherwise = { $field }: it is not written as this program writes it
line-stored-version = stored: an event of version { $version } carries the bytes it is stored as, for now it is written in version { $written }
line-stored-form = stored: write pairs of hexadecimal digits
line-stored-differs = stored: these bytes have another kind, version or other fields
line-stored = stored: { $why }
line-data = data: { $why }
line-last-missing = the last line is missing, with events, commits and root
line-counts = events, commits: there are { $events } and { $commits }, and { $stated_events } and { $stated_commits } are stated
line-root = root: it is { $root } over these events, and { $stated } is stated
line-ledger = ledger: this is not the root after the first event
line-fault = line { $line }: { $what } ({ $code })
first-day-after-last = { $from } is after { $on }
    .help = a first day up to the day that is looked at

## Values that are typed.

typed-no-amount = `{ $text }` is not an amount; write it as 1234.56 or 1234,56
typed-without-cents = `{ $text }` has no cents behind its thousands; write it as 1234.56 or 1234,56
typed-in-two-ways = `{ $text }` can be read in two ways; write it as 1234.56 or 1234,56
typed-decimals = `{ $text }` has more than two decimals; write it as 1234.56 or 1234,56
typed-too-much = `{ $text }` is more than any amount may be
typed-no-day = `{ $text }` is no date of the calendar; write it as 2022-07-31 or 31-7-2022
typed-no-year = `{ $text }` is no fiscal year; write it as 2018-2019, or 2020 for a calendar year
typed-no-invoice = `{ $text }` is not an invoice number; write it as C2018-0001
typed-no-state = `{ $text }` is no number of events, no date such as 2019-03-31 and no moment such as 2019-03-31T12:00:00Z
typed-no-number = a whole number is wanted, such as 34
typed-out-of-range = the number is out of range
typed-no-report = `{ $text }` is no report; write it as 2018-2019/1, or 2018-2019/1@2000 for so many events
typed-no-kind = no such kind of event; one of: { $kinds }
typed-no-json = this is not JSON
typed-name-and-value = write a name and its value: name=value
typed-written-as = write { $way }
typed-one-of = write { $others }, or { $last }
option-names-twice = --{ $option } gives `{ $name }` twice: { $one } and { $other }
    .help = give each name one value
option-word-not-alone = --{ $option } was given `{ $word }`, and something else beside it
    .help = --{ $option } { $word } alone, or leave it out
several-partners = `{ $partner }` is a part of the names of several partners
    .help = more of the name, or a code: { $codes }
no-day-of-session = CONVENANT_ON: { $why }
    .help = unset CONVENANT_ON, or give --on

## Tables of a spreadsheet.

table-more-faults = and { $faults } more cells
table-empty = it has no rows
table-unknown-column = `{ $column }` is no column of this table; its columns are { $columns }
table-column-twice = column `{ $column }` is there twice
table-missing-column = column `{ $column }` is missing
table-no-column = this cell stands below no name of a column
table-cell-empty = `{ $column }` is not filled in
table-cell-wrong = `{ $text }`: { $why }
table-formula-broken = the formula in this cell gives no value
table-too-large = { $path } is larger than { $limit } bytes, or has too many cells
    .help = give a smaller file, or divide it
table-unreadable = { $path } is no table that can be read: `{ $why }`
    .help = give a workbook (XLSX) or CSV, with the names of the columns in its first row
table-no-sheet = { $path } has no sheet `{ $sheet }`; it has { $sheets }
    .help = give the name of a sheet
column-required = required
column-optional = may stay empty
column-of-several = more than one with a semicolon between them
table-unknown-kind = `{ $kind }` is no kind of table; there is { $known }
    .help = give one of these, or the name of a command
table-row-refused = row { $row }: { $message }; { $help }
table-recorded = { $rows } rows recorded
contacts-taken-in = added: { $added }; filled in: { $filled }; known already: { $known }; ambassadors appointed: { $ambassadors }
contacts-would-be-taken-in = would add: { $added }; fill in: { $filled }; known already: { $known }; appoint ambassadors: { $ambassadors }
table-would-be-recorded = { $rows } rows would be recorded
table-row-warning = row { $row }: { $warning }
table-row-twice = `{ $column }` is the same as in row { $row }
no-such-proposal = there is no proposal { $proposal }, or not on that day
    .help = give the number of a proposal that was submitted: `convenant show proposals` and `show decisions` have them
