### What the program says when something was done, and what may come next.

label-next = verder
label-note = let op
root = wortel { $root }

## Acts.

# $count, $day, $actor
recorded = { $count ->
    [1] 1 gebeurtenis
   *[other] { $count } gebeurtenissen
    } vastgelegd, { $day }, { $actor }:
# $count, $day, $actor
recorded-before = dit was al vastgelegd ({ $count ->
    [1] 1 gebeurtenis
   *[other] { $count } gebeurtenissen
    }, { $day }, { $actor }):
# $count, $day, $actor
would-be-recorded = niets vastgelegd; dit zou het zijn ({ $count ->
    [1] 1 gebeurtenis
   *[other] { $count } gebeurtenissen
    }, { $day }, { $actor }):
# $recorded, $refused
applied = { $recorded } vastgelegd, { $refused } geweigerd
# $recorded, $repeated, $refused
applied-again = { $recorded } vastgelegd, { $repeated } al eerder vastgelegd, { $refused } geweigerd
# $recorded, $refused
would-be-applied = { $recorded } kunnen worden vastgelegd, { $refused } geweigerd
# $recorded, $repeated, $refused
would-be-applied-again = { $recorded } kunnen worden vastgelegd, { $repeated } al eerder vastgelegd, { $refused } geweigerd
numbers-for-names = { $why }; in plaats van namen staan er nummers
torn-end = achter de laatste gebeurtenis zijn { $bytes } bytes weggehaald: iets dat nooit als vastgelegd is gemeld
    .help = zie `convenant log` voor wat is vastgelegd, en geef opnieuw wat er niet bij staat
shown-as-boxes = geen lettertype heeft { $letters }: in de PDF staat op die plaatsen een blokje, met het teken in de tekst
# $letters, $more
more-shown-as-boxes = geen lettertype heeft { $letters } en nog { $more }: in de PDF staat op die plaatsen een blokje, met het teken in de tekst

## Making, filling and keeping a ledger.

# $covenant, $path, $events
ledger-made = grootboek voor { $covenant } gemaakt in { $path }: { $events ->
    [1] 1 gebeurtenis
   *[other] { $events } gebeurtenissen
    }
# $partners, $years, $path, $events
ledger-made-up = grootboek van { $partners } partners over { $years } jaar verzonnen in { $path }: { $events } gebeurtenissen
recording-the-story = het verhaal wordt vastgelegd
pages-written = handleiding geschreven in { $path }
# $path, $events, $commits
imported = ingelezen in { $path }: { $events } gebeurtenissen in { $commits } commits
# $events, $commits
import-checked = er is niets mis, en er is niets geschreven: { $events } gebeurtenissen in { $commits } commits
# $documents, $command
documents-outside = { $documents } documenten staan buiten de gebeurtenissen; geef hun bestanden aan `{ $command }`
# $from, $to, $path, $commits, $documents, $persons
backed-up = gebeurtenissen { $from } tot { $to } bewaard in { $path }: { $commits } commits, { $documents } documenten, { $persons } personen
keys-not-in-backup = de sleutels van wat over personen is verzegeld zitten er niet in
# $path, $events, $commits, $documents, $persons
restored = teruggezet in { $path }: { $events } gebeurtenissen in { $commits } commits, { $documents } documenten, { $persons } personen
# $events, $commits, $documents, $persons
restore-checked = er is niets mis, en er is niets geschreven: { $events } gebeurtenissen in { $commits } commits, { $documents } documenten, { $persons } personen
put-keys-back = zet de sleutels van personen terug als { $path }, alleen voor de eigenaar

## Verifying.

# $events, $commits
nothing-contradicts = niets spreekt zichzelf tegen: { $events } gebeurtenissen in { $commits } commits
roots-of-reports = wortels die uitgebrachte rapportages noemen: { $reports }, elk zoals die nu is
zeros-behind = { $bytes } nullen achter de laatste gebeurtenis: ruimte van een proces dat het grootboek niet afsloot
bytes-behind = { $bytes } bytes achter de laatste gebeurtenis: iets dat werd afgekapt en nooit als vastgelegd is gemeld
rewritten-would-pass =
    een grootboek dat in zijn geheel is herschreven zou ook kloppen; een controlepunt
    dat anderen bewaarden laat het verschil zien (--against FILE)
# $events, $added
checkpoint-stands = de { $events } gebeurtenissen van het controlepunt zijn zoals ze waren; er kwamen er { $added } bij
documents-unchanged = { $documents } documenten, geen veranderd
attached-to-nothing = hoort nergens bij, en kan geen kwaad: { $path }
persons-unchanged = { $persons } personen, geen veranderd
# $persons, $locked
persons-unchanged-and-locked = { $persons } personen, geen veranderd; nog { $locked } zijn zonder hun sleutels niet te openen
person-is-back = persoon { $person } is vergeten, en de sleutel of de gegevens zijn er weer: convenant person forget { $person }
# $path, $pasted
everybody-can-write = iedereen op deze computer kan het grootboek in { $path } veranderen
    .help = chmod -R o-w { $pasted }

## Keys, checkpoints and proofs.

give-key = geef de regel hierboven aan wie deze sleutel moet kennen; bewaar { $path } zelf en geef het niemand
checkpoint-signed = ondertekend: { $events } gebeurtenissen
keep-checkpoint = geef het bestand aan wie het moet bewaren, op een andere plaats dan het grootboek
# $name, $events
checkpoint-cosigned = medeondertekend door { $name }: { $events } gebeurtenissen
of-ledger = grootboek { $origin }
after-events = na { $events } gebeurtenissen
signed-by-ledger = ondertekend door het grootboek { $name }
# $name, $at
signed-by-ledger-at = ondertekend door het grootboek { $name }, op { $at }
signed-by-cosigner = medeondertekend door { $name }
# $name, $at
signed-by-cosigner-at = medeondertekend door { $name }, op { $at }
without-signature = niet ondertekend door { $name }
not-checked = niet gecontroleerd, want er is geen sleutel gegeven: handtekening van { $name }
# $position, $events
proof-of-event = bewijs dat gebeurtenis { $position } bij de eerste { $events } hoort
# $from, $to
proof-of-growth = bewijs dat het grootboek alleen is gegroeid, van { $from } gebeurtenissen tot { $to }
# $from, $to
only-grown = het grootboek is alleen gegroeid, van { $from } gebeurtenissen tot { $to }
this-checkpoint = het controlepunt:
earlier-checkpoint = het eerdere controlepunt:
later-checkpoint = het latere controlepunt:
event-is-in = gebeurtenis { $position } staat in het grootboek, en zegt:
# $kind, $day, $actor, $at
event-says = { $kind }, per { $day }, door { $actor }, vastgelegd op { $at }
first-of-act = de eerste van de handeling met het id { $id }
numbered-seat = zetel { $number }

## Persons.

person-number = persoon { $person }
person-added-before = persoon { $person } was al toegevoegd, met dit id
# $person, $command
person-alike = over persoon { $person } is hetzelfde bekend
    .help = als het dezelfde persoon is: { $command }
person-destroyed = wat over persoon { $person } bekend was, is vernietigd; een gebeurtenis is niet nodig
person-would-be-destroyed = wat over persoon { $person } bekend is, zou worden vernietigd; een gebeurtenis is niet nodig

## Reports and letters.

# $year, $period, $position
report-now-issued = uitgebracht: { $year }, periode { $period }, als gebeurtenis { $position }
# $year, $period
report-could-be-issued = de rapportage { $year }, periode { $period }, kan worden uitgebracht; er is niets vastgelegd en geen bestand geschreven. Dit zouden de bestanden zijn:
# $year, $period, $position
report-completed = al uitgebracht, de bestanden zijn aangevuld: { $year }, periode { $period }, als gebeurtenis { $position }
# $year, $period, $day
report-next = er is nu geen rapportage uit te brengen; de volgende is { $year }, periode { $period }, vanaf { $day }
reports-all-issued = er is geen rapportage meer uit te brengen: ze zijn er allemaal
refund-of-event = terugbetaling-{ $event }
# $number, $partner
letter-not-made = { $number } is niet gemaakt: { $partner } heeft geen adres
# $file, $name, $year, $period, $position
file-issued = { $file }: uitgebracht als { $name }, rapportage { $year }, periode { $period }, als gebeurtenis { $position }
made-the-same = gemaakt uit de eerste { $events } gebeurtenissen; het grootboek maakt er vandaag dezelfde bytes van
made-otherwise = gemaakt uit de eerste { $events } gebeurtenissen; deze versie van het programma maakt er andere bytes van
# $file, $name, $position
file-differs = { $file }: niet wat als { $name } is uitgebracht, als gebeurtenis { $position }
sha-issued = SHA-256 uitgebracht { $sha256 }
sha-found = SHA-256 gevonden    { $sha256 }
# $line, $text
text-issued = regel { $line } uitgebracht: { $text }
# $line, $text
text-found = regel { $line } gevonden:    { $text }
no-such-line = (zo'n regel is er niet)
file-not-issued = { $file }: geen uitgebrachte rapportage heeft dit bestand
