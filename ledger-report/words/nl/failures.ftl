### Why something was not done, and in `.help` what to do: what was asked or given is wrong.

impossible = { $what }
    .help = meld dit als een fout van het programma

## The line of arguments, and the environment.

option-without-effect = { $option } doet hier niets
    .help = laat { $option } weg
format-of-no-table = --format { $format } doet hier niets: dit is geen tabel
    .help = laat het weg, of geef --format json
format-of-a-table = --format { $format } doet hier niets: dit is alleen een tabel
    .help = laat het weg, of geef --format json
# $text, $known
no-such-language = CONVENANT_LANG is `{ $text }`, en die taal is er niet
    .help = een van: { $known }; of laat het weg
no-moment = CONVENANT_NOW is `{ $text }`, en dat is geen tijdstip
    .help = schrijf het als 2022-07-31T12:00:00Z, of laat het weg
there-already = { $path } bestaat al, en er wordt niets overschreven
    .help = noem een ander bestand, of laat het met --overwrite vervangen
terminal-cannot-show = een terminal kan geen { $format } tonen
    .help = noem een bestand met --output FILE
no-command-given = er was geen opdracht om vast te leggen
    .help = zet op elke regel een opdracht
no-such-actor = `{ $text }` kan voor dit convenant niets vastleggen
    .help = founder, project-leader of de code van een zetel
trust-needs-checkpoint = --trust doet niets zonder controlepunt
    .help = --against FILE met een controlepunt, of laat --trust weg
proof-needs-trust = een bewijs leidt naar een controlepunt, en niets zegt dat dit controlepunt te vertrouwen is
    .help = --trust KEY|FILE met bekende sleutels, of --against FILE met een bewaard controlepunt
cosigning-needs-trust = niemand staat in voor een controlepunt zonder te weten dat het grootboek het ondertekende
    .help = --trust KEY|FILE met de sleutel van het grootboek; wie het beheert geeft die met `convenant key show FILE`
no-such-file = { $path } is geen bestand
    .help = noem een bestand dat er is en gelezen mag worden

## Questions.

# $name, $names
no-such-view = geen overzicht heet `{ $name }`
    .help = een van: { $names }, report
view-needs-partner = bij `{ $name }` hoort --partner
    .help = zie `convenant show { $name } --help`
# $name, $options
view-does-not-take = bij `{ $name }` past { $options } niet
    .help = zie `convenant show { $name } --help`
# $asked, $head
state-beyond-head = er zijn { $asked } gebeurtenissen gevraagd, en er zijn er { $head } vastgelegd
    .help = een aantal tot en met { $head }
# $partner, $day
partner-not-there-yet = `{ $partner }` stond op { $day } niet in het register
    .help = een latere dag, met --on
# $partner, $nearest
no-such-partner = geen partner heet `{ $partner }`
    .help = een code uit `convenant show partners`; het meest lijken erop: { $nearest }
# $year, $first, $last
no-year-of-covenant = { $year } is geen jaar van dit convenant
    .help = een jaar van { $first } tot en met { $last }
nothing-refunded-to = aan { $partner } is niets terugbetaald
    .help = een partner die iets kreeg van een overschot, van de afwikkeling of van wat te veel was betaald
no-year-of-term = { $year } is geen jaar van dit convenant
    .help = een jaar van de looptijd; zie `convenant show overview`
no-covenant-by-then = er was toen nog geen convenant gesloten
    .help = een latere stand van het grootboek
no-covenant-yet = dit grootboek heeft nog geen convenant
    .help = sluit eerst het convenant
nothing-recorded-yet = in dit grootboek is nog niets vastgelegd
    .help = leg eerst iets vast
# $period, $year, $first, $last, $periods
no-such-period = het convenant heeft geen periode { $period } van { $year }
    .help = een jaar van { $first } tot en met { $last }, en een periode van 1 tot en met { $periods }
all-is-lines = --all schrijft een regel voor elke gebeurtenis
    .help = --format csv, --format csv-raw of --format json
report-is-of-a-period = een rapportage gaat over één periode van een jaar
    .help = --year en --period, en verder niets
# $address, $view, $known, $inside
nothing-at-address = op { $address } staat niets in { $view }
    .help = na `{ $known }/` kan volgen: { $inside }
# $address, $view, $known
nothing-inside = op { $address } staat niets in { $view }
    .help = { $known } is een waarde waar niets in staat
# $address, $view, $figures
no-figure-at-address = op { $address } staat in { $view } geen cijfer
    .help = het adres van een cijfer, zoals { $figures }
# $address, $view
no-figure-near = op { $address } staat in { $view } geen cijfer
    .help = het adres van een bedrag of een aantal
figure-of-others = dit cijfer is uit andere berekend en heeft zelf geen gebeurtenissen
    .help = een van die andere, zoals { $address }
# $number, $count
no-such-document = er is geen document { $number }
    .help = een nummer tot en met { $count }; zie `convenant document list`
# $number, $partner, $code, $on
billed-nowhere = { $number } gaat naar { $partner }, en daarvan is geen factuuradres vastgelegd
    .help = leg het vast vanaf die dag: convenant partner billed-at { $code } --name NAME --address LINE --on { $on }
# $documents, $why
document-fault = document { $documents }: { $why }

## Checkpoints and proofs.

# $given, $why
no-key-nor-file = `{ $given }` is geen bestand en ook geen openbare sleutel: { $why }
    .help = een sleutel zoals `convenant key show FILE` die toont: name+id+base64
# $path, $line, $why
no-key-on-line = { $path }, regel { $line }: { $why }
    .help = op elke regel een sleutel zoals `convenant key show FILE` die toont: name+id+base64
no-key-in-file = in { $path } staat geen sleutel, dus niemand wordt vertrouwd
    .help = op elke regel een sleutel zoals `convenant key show FILE` die toont: name+id+base64
proof-of-another-checkpoint = { $path } leidt naar een ander controlepunt dan genoemd is
    .help = noem het latere controlepunt van het bewijs
# $events, $before
checkpoint-of-before = het controlepunt is van { $events } gebeurtenissen, en het vorige van { $before }
    .help = sta in voor een later controlepunt
# $position, $events
event-after-checkpoint = gebeurtenis { $position } staat niet in het controlepunt, dat na { $events } gebeurtenissen is gemaakt
    .help = een eerdere gebeurtenis, of een controlepunt dat later is gemaakt
# $from, $to
checkpoints-turned-round = het eerste controlepunt is na { $from } gebeurtenissen gemaakt, en het tweede na { $to }
    .help = noem het oudste eerst

## Persons.

person-without-name = een persoon heeft een naam; een afdeling een organisatie en een e-mailadres
    .help = --name "Fenna de Vries"
# $text, $limit
no-short-line = `{ $text }` is niet één korte regel
    .help = hoogstens { $limit } tekens, zonder stuurtekens, richtingtekens en onzichtbare tekens
person-of-another-form = wat over persoon { $person } bekend is, heeft een andere vorm
    .help = gebruik de versie van dit programma die het schreef
person-number-zero = de nummers van personen beginnen bij 1
    .help = geef een ander nummer
person-was-forgotten = persoon { $person } is vergeten, en het nummer is van niemand anders
    .help = geef iemand een nieuw nummer: convenant person add
person-unknown = over persoon { $person } is niets bekend
    .help = een nummer uit `convenant person list`
person-fields = één object met name, email, telephone, organisation en note: teksten; contact_of en finance_of: lijsten van codes
id-of-another-person = onder het id `{ $id }` is een andere persoon toegevoegd
    .help = geef elke opdracht een eigen id

## The definition of a covenant.

# $path, $line
definition-not-utf-8 = { $path }, regel { $line }: geen tekst in UTF-8
    .help = een definitiebestand in TOML
# $name, $names
no-such-covenant = geen convenant en geen bestand heet `{ $name }`
    .help = { $names }, die bij het programma horen, of een definitiebestand
# $line, $what
on-line = regel { $line }: { $what }
# $count, $faults
definition-faults = in de definitie van het convenant { $count ->
    [1] staat 1 fout
   *[other] staan { $count } fouten
    }:
    { $faults }

## The clock.

# $now, $last
clock-ahead-of-event = de klok staat op { $now }, en de laatste gebeurtenis is vastgelegd op { $last }, meer dan 400 dagen eerder: wat op een verkeerd tijdstip wordt vastgelegd, geeft dat tijdstip aan alles wat daarna komt
    .help = zet de klok van deze computer goed, of geef --clock-is-right als die klopt
# $now, $concluded
clock-ahead-of-covenant = de klok staat op { $now }, en het convenant is gesloten op { $concluded }, meer dan 30 jaar eerder: wat op een verkeerd tijdstip wordt vastgelegd, geeft dat tijdstip aan alles wat daarna komt
    .help = zet de klok van deze computer goed, of geef --clock-is-right als die klopt
# $now, $last
clock-behind = de klok staat op { $now }, en de laatste gebeurtenis is daarna vastgelegd: wat nu wordt vastgelegd, krijgt het tijdstip van die gebeurtenis, { $last }
    .help = zet de klok van deze computer goed als die niet klopt
# $now, $last
recorded-ahead = de laatste gebeurtenis is vastgelegd op { $last }, en de klok staat op { $now }: tot dat tijdstip krijgt alles wat in dit grootboek wordt vastgelegd het tijdstip van die gebeurtenis
    .help = zet de klok van deze computer goed, of vraag na bij wie dit vastlegde

## Commands as lines of JSON.

not-utf-8 = byte { $byte } is geen UTF-8
    .help = tekst in UTF-8
line-too-long = de regel heeft meer dan { $limit } bytes
    .help = een opdracht van hoogstens één MiB op een regel
# $kind, $kinds
no-such-command = kind: `{ $kind }` is geen opdracht
    .help = een van: { $kinds }
no-object = de regel is JSON, maar geen object
    .help = een object, tussen accolades
json-ended = dit is geen JSON: het houdt te vroeg op
    .help = één object in JSON op een regel
json-broken = dit is geen JSON
    .help = één object in JSON op een regel
at-column = positie { $column }
# $line, $column
at-line = regel { $line }, positie { $column }
# $field, $what
field-of = { $field }: { $what }
# $what, $place
at-place = { $what } ({ $place })
field-missing = het veld `{ $field }` ontbreekt
    .help = elk veld van de opdracht; zie `convenant schema commands`
# $field, $known
field-unknown = het veld `{ $field }` bestaat hier niet, wel { $known }
    .help = laat het weg; zie `convenant schema commands`
field-of-none = het veld `{ $field }` bestaat hier niet
    .help = laat het weg; zie `convenant schema commands`
field-twice = het veld `{ $field }` staat er dubbel
    .help = elk veld één keer
value-beyond-largest = dit is meer dan één bedrag mag zijn
    .help = een bedrag dat niet hoger is dan het hoogste
# $found, $expected
value-out-of-range = hier staat { $found }, en er hoort { $expected }
    .help = een geheel getal tussen die grenzen
# $found, $expected
value-of-wrong-type = hier staat { $found }, en er hoort { $expected }
    .help = een waarde van die soort; zie `convenant schema commands`
# $found, $known
value-unknown = hier kan geen `{ $found }` staan, alleen { $known }
    .help = een van die waarden; zie `convenant schema commands`
value-of-wrong-form = { $found } heeft niet de vorm die hier hoort
    .help = een waarde in de vorm die hier hoort; zie `convenant schema commands`
this-value = deze waarde
a-text = een tekst
a-truth = true of false
an-object = een object
a-list = een lijst
nothing-at-all = null
# $least, $most
a-number = een geheel getal van { $least } tot en met { $most }
a-number-like = het getal `{ $number }`
a-text-like = de tekst { $text }
another-value = een andere waarde
id-malformed = id: `{ $id }` kan geen id van een opdracht zijn: gebruik 1 tot en met 64 zichtbare ASCII-tekens zonder spaties, zoals een UUID
    .help = een id in die vorm
# $id, $line
id-on-line = id: `{ $id }` staat op regel { $line }, bij een andere opdracht
    .help = geef elke opdracht een eigen id
another-line-refused = met deze regel is niets mis, maar een andere regel is geweigerd
    .help = verbeter de andere regels, of laat --atomic weg
root-differs = root: dit is niet de wortel van het grootboek
    .help = laat `convenant report issue` de rapportage maken, wegschrijven en vastleggen
document-of-another-size = size: het document met deze SHA-256 heeft { $size } bytes
    .help = { $size }
document-not-kept = sha256: bij het grootboek is geen document met deze SHA-256 bewaard
    .help = geef eerst het bestand aan `convenant document add FILE`
file-in-the-way = daar staat al een ander bestand: { $path }
    .help = zet het ergens anders neer, of noem een andere map met --to

## Stories.

directory-taken = { $path } bestaat al, en de demonstratie overschrijft niets
    .help = noem een andere map: convenant demo DIR
story-person-twice = person: { $person } staat al op een eerdere regel
    .help = elke persoon één keer
story-no-file = `{ $name }` is geen bestand naast het verhaal
    .help = de naam van een bestand, zonder pad
# $name, $limit
story-large-file = { $name } heeft meer dan { $limit } bytes
    .help = een kleiner bestand
story-empty = het verhaal legt niets vast
    .help = een eerste regel zoals {"{"}"at":"2020-01-15","covenant":"oostpolder"{"}"}
# $at, $day, $zone
story-other-day = at: het tijdstip zou { $at } zijn, en dat valt in { $zone } niet op { $day }
    .help = een volledig tijdstip: 2018-11-01T10:00:00Z
story-no-moment = at: `{ $text }` is geen dag en geen tijdstip
    .help = 2018-11-01 of 2018-11-01T10:00:00Z
# $at, $last
story-before-last = at: { $at } ligt vóór de regel hiervoor, van { $last }
    .help = regels in de volgorde waarin ze worden vastgelegd
story-no-report = issue: `{ $text }` is geen rapportage
    .help = YEAR/PERIOD: 2018-2019/1
story-says-one-thing = een regel zegt één ding
    .help = `kind` met `data`, `covenant`, `attach` met `to`, of `issue`; of alleen `note`
# $kind, $instead
story-made-when-played = kind: wat `{ $kind }` nodig heeft, ontstaat als het verhaal wordt gespeeld
    .help = een regel met `{ $instead }`
story-no-name = name: `{ $name }` is geen naam
    .help = letters en cijfers met - ertussen, en een naam voor één regel
story-name-twice = name: een eerdere regel heet al `{ $name }`
    .help = letters en cijfers met - ertussen, en een naam voor één regel
story-unknown-name = geen eerdere regel heet `{ $name }`
    .help = de naam van een eerdere regel; een tekst die met @ begint, begint met twee
# $reference, $name, $field
story-no-such-number = @{ $reference }: uit de regel `{ $name }` kwam geen `{ $field }`
    .help = een regel waarvan de gebeurtenissen dat veld hebben: zie `convenant schema events`
# $reference, $name, $field
story-several = @{ $reference }: uit de regel `{ $name }` kwamen er meer
    .help = zeg welke: `@{ $name }.{ $field }:1`, of `@{ $name }.{ $field }:PARTNER`

## The lines of a whole ledger.

# $found, $known
lines-newer = deze regels zijn geschreven door een nieuwere versie van dit programma: ze hebben formaat { $found }, en deze versie kent er tot en met { $known }
    .help = gebruik de versie van dit programma die ze schreef
line-longer = de regel heeft meer dan { $limit } bytes
line-behind-last = er staat nog iets achter de laatste regel
line-of-no-format = format: de eerste regel noemt geen formaat van een grootboek in regels
# $found, $expected
line-position = position: { $found } staat waar { $expected } hoort
line-actor = actor: schrijf founder, project-leader of seat-1 enzovoort
line-id-later = id: alleen de eerste gebeurtenis van een opdracht heeft er een
line-digest = digest: schrijf 32 hexadecimale cijfers
line-id-twice = id: `{ $id }` is al eerder gebruikt
line-id-malformed = id: `{ $id }` kan geen id van een opdracht zijn: gebruik 1 tot en met 64 zichtbare ASCII-tekens zonder spaties, zoals een UUID
line-digest-missing = digest: een opdracht met een id heeft er een
line-id-missing = id: een opdracht met een digest heeft er een
line-time-goes-back = recorded_at: vroeger dan de gebeurtenis ervoor
line-begins = begins: de allereerste gebeurtenis begint een commit
line-time-of-commit = recorded_at: alle gebeurtenissen van een commit hebben hetzelfde tijdstip
line-of-command = on, actor: alle gebeurtenissen van een opdracht hebben dezelfde
line-kind = kind: zo'n gebeurtenis is er niet
line-written-otherwise = { $field }: zo schrijft dit programma het niet
# $version, $written
line-stored-version = stored: een gebeurtenis van versie { $version } heeft de bytes waarin ze is opgeslagen erbij, want nu wordt ze in versie { $written } geschreven
line-stored-form = stored: schrijf paren van hexadecimale cijfers
line-stored-differs = stored: deze bytes hebben een andere soort, een andere versie of andere velden
line-stored = stored: { $why }
line-data = data: { $why }
line-last-missing = de laatste regel ontbreekt, met events, commits en root
# $events, $commits, $stated_events, $stated_commits
line-counts = events, commits: het zijn er { $events } en { $commits }, en er staat { $stated_events } en { $stated_commits }
# $root, $stated
line-root = root: over deze gebeurtenissen is het { $root }, en er staat { $stated }
line-ledger = ledger: dit is niet de wortel na de eerste gebeurtenis
# $line, $what, $code
line-fault = regel { $line }: { $what } ({ $code })
# $from, $on
first-day-after-last = { $from } ligt na { $on }
    .help = een eerste dag tot en met de dag waarop wordt gekeken

## Values that are typed.

typed-no-amount = `{ $text }` is geen bedrag; schrijf het als 1234,56 of 1234.56
typed-without-cents = `{ $text }` heeft geen centen achter de duizendtallen; schrijf het als 1234,56 of 1234.56
typed-in-two-ways = `{ $text }` kan op twee manieren worden gelezen; schrijf het als 1234,56 of 1234.56
typed-decimals = `{ $text }` heeft meer dan twee decimalen; schrijf het als 1234,56 of 1234.56
typed-too-much = `{ $text }` is meer dan een bedrag mag zijn
typed-no-day = `{ $text }` is geen datum van de kalender; schrijf die als 2022-07-31 of 31-7-2022
typed-no-year = `{ $text }` is geen boekjaar; schrijf het als 2018-2019, of 2020 voor een kalenderjaar
typed-no-invoice = `{ $text }` is geen factuurnummer; schrijf het als C2018-0001
typed-no-state = `{ $text }` is geen aantal gebeurtenissen, geen datum zoals 2019-03-31 en geen tijdstip zoals 2019-03-31T12:00:00Z
typed-no-number = hier hoort een geheel getal, zoals 34
typed-out-of-range = dat getal ligt buiten de grenzen
typed-no-report = `{ $text }` is geen rapport; schrijf het als 2018-2019/1, of 2018-2019/1@2000 voor zoveel gebeurtenissen
typed-no-kind = zo'n soort gebeurtenis is er niet; een van: { $kinds }
typed-no-json = dit is geen JSON
typed-name-and-value = schrijf een naam en de waarde: naam=waarde
typed-written-as = schrijf { $way }
# $others, $last
typed-one-of = schrijf { $others }, of { $last }
# $option, $name, $one, $other
option-names-twice = --{ $option } geeft `{ $name }` twee keer: { $one } en { $other }
    .help = geef elke naam één waarde
# $option, $word
option-word-not-alone = bij --{ $option } staat `{ $word }`, en daarnaast nog iets anders
    .help = --{ $option } { $word } alleen, of laat het weg
# $partner, $codes
several-partners = `{ $partner }` komt in de naam van meer partners voor
    .help = meer van de naam, of een code: { $codes }
no-day-of-session = CONVENANT_ON: { $why }
    .help = laat CONVENANT_ON weg, of geef --on

## Tables of a spreadsheet.

# $faults
table-more-faults = en nog { $faults } cellen
table-empty = er staan geen rijen in
# $column, $columns
table-unknown-column = `{ $column }` is geen kolom van deze tabel; de kolommen zijn { $columns }
# $column
table-column-twice = kolom `{ $column }` staat er twee keer
# $column
table-missing-column = kolom `{ $column }` ontbreekt
table-no-column = deze cel staat niet onder de naam van een kolom
# $column
table-cell-empty = `{ $column }` is niet ingevuld
# $text, $why
table-cell-wrong = `{ $text }`: { $why }
table-formula-broken = de formule in deze cel geeft geen waarde
# $path, $limit
table-too-large = { $path } is groter dan { $limit } bytes of heeft te veel cellen
    .help = geef een kleiner bestand, of deel het op
# $path, $why
table-unreadable = { $path } is geen tabel die kan worden gelezen: `{ $why }`
    .help = geef een werkmap (XLSX) of CSV, met in de eerste rij de namen van de kolommen
# $path, $sheet, $sheets
table-no-sheet = { $path } heeft geen blad `{ $sheet }`; er is { $sheets }
    .help = geef de naam van een blad
column-required = verplicht
column-optional = mag leeg blijven
column-of-several = meer dan één met een puntkomma ertussen
# $kind, $known
table-unknown-kind = `{ $kind }` is geen soort tabel; er is { $known }
    .help = geef er een van, of de naam van een handeling
# $row, $message, $help
table-row-refused = rij { $row }: { $message }; { $help }
# $rows
table-recorded = { $rows } rijen vastgelegd
# $added, $filled, $known, $ambassadors
contacts-taken-in = toegevoegd: { $added }; aangevuld: { $filled }; al bekend: { $known }; ambassadeurs benoemd: { $ambassadors }
# $added, $filled, $known, $ambassadors
contacts-would-be-taken-in = zou toevoegen: { $added }; aanvullen: { $filled }; al bekend: { $known }; ambassadeurs benoemen: { $ambassadors }
# $rows
table-would-be-recorded = { $rows } rijen zouden worden vastgelegd
# $row, $warning
table-row-warning = rij { $row }: { $warning }
# $column, $row
table-row-twice = `{ $column }` is hetzelfde als in rij { $row }
no-such-proposal = voorstel { $proposal } is er niet, of op die dag nog niet
    .help = geef het nummer van een voorstel dat is ingediend: `convenant show proposals` en `show decisions` noemen ze
