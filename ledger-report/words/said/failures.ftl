### What can go wrong, in Dutch: what has its English text beside the error. In `.help` what to do.
### A comment gives the order of the facts where there is more than one.

## What the operating system does not do. What it says itself is quoted.

read = gelezen
written = geschreven
made = gemaakt
locked = vergrendeld
removed = verwijderd
synced = veilig op schijf gezet
# $path, $done, $source
file-cannot-be = { $path } kan niet worden { $done }: { $source }
    .help = controleer het pad, de vrije ruimte en de schijf, en probeer het opnieuw
# $path, $done, $source
file-denied = { $path } kan niet worden { $done }: { $source }
    .help = vraag het recht om { $path } te lezen en te schrijven
# $path, $done, $source
kept-cannot-be = { $path } kan niet worden { $done }: { $source }
    .help = controleer de vrije ruimte, de rechten en de schijf, en probeer het opnieuw
# $path, $source
file-unreadable = { $path } kan niet worden gelezen: { $source }
    .help = noem een bestand dat er is en gelezen mag worden
# $path, $source
file-unwritable = { $path } kan niet worden geschreven: { $source }
    .help = maak ruimte of vraag het recht om daar te schrijven, en probeer het opnieuw
# $path, $source
file-name-too-long = { $path } kan niet worden geschreven: { $source }
    .help = noem een ander bestand, met een kortere naam
# $path, $source
key-unreadable = { $path } kan niet worden gelezen: { $source }
    .help = controleer het pad, de rechten en de schijf
no-random-bytes = het systeem geeft geen willekeurige bytes: { $source }
    .help = controleer de vrije ruimte, de rechten en de schijf, en probeer het opnieuw
commands-unreadable = de opdrachten kunnen niet worden gelezen: { $source }
    .help = noem een bestand dat er is en gelezen mag worden
output-unwritable = de standaarduitvoer kan niet worden geschreven: { $source }
    .help = maak ruimte of vraag het recht om daar te schrijven, en probeer het opnieuw

## The directory of a ledger.

ledger-missing = in { $dir } is geen grootboek: de map bestaat niet
    .help = maak er een met `convenant init --covenant FILE`, of noem een ander met `--ledger DIR`
# $dir, $why
no-ledger = { $dir } is geen grootboek: { $why }
    .help = geef de map van een grootboek
no-ledger-no-directory = het is geen map
no-ledger-no-format = het bestand FORMAT ontbreekt
no-ledger-other-format = het bestand FORMAT noemt niet het formaat van een grootboek
no-ledger-early-format = het formaat is van vóór de eerste uitgave
no-ledger-no-events = de gebeurtenissen ontbreken; zet een back-up terug
part-is-a-link = { $path } is een symbolische link, dus dit wordt niet als grootboek geopend
    .help = zet het grootboek terug uit een back-up, of zet het bestand of de map zelf daar; alleen de sleutels van personen mogen elders staan, met een link ernaartoe
part-is-a-directory = { $path } is een map, dus dit wordt niet als grootboek geopend
    .help = zet het grootboek terug uit een back-up, of zet het bestand zelf daar
part-is-a-file = { $path } is een bestand, dus dit wordt niet als grootboek geopend
    .help = zet het grootboek terug uit een back-up, of zet de map zelf daar
part-is-neither = { $path } is geen bestand en geen map, dus dit wordt niet als grootboek geopend
    .help = zet het grootboek terug uit een back-up, of zet het bestand of de map zelf daar
ledger-half-made = { $dir } is een grootboek waarvan het maken werd afgebroken voordat er iets in kon worden vastgelegd, of dat zijn bestand FORMAT kwijt is
    .help = als er nooit iets in is vastgelegd: verwijder de map en maak het grootboek opnieuw; anders: zet FORMAT terug uit een back-up
ledger-unfinished = { $dir } is nog geen grootboek: het wordt teruggezet of ingelezen, of dat werd afgebroken
    .help = zet het opnieuw terug of lees het opnieuw in, in dezelfde map: wat er nog staat wordt vervangen
directory-not-empty = { $dir } is niet leeg, en een grootboek wordt alleen in een nieuwe of lege map gemaakt
    .help = geef een andere map
# $dir, $ledger
directory-within-ledger = { $dir } ligt in de map van het grootboek { $ledger }, en daarin hoort geen ander
    .help = geef een andere map
# $path, $found, $known
made-by-newer = { $path } is gemaakt door een nieuwere versie van dit programma: het heeft formaat { $found }, en deze versie kent er tot en met { $known }
    .help = gebruik de versie van dit programma die het maakte
# $dir, $process, $since
ledger-held-by = { $dir } is in gebruik bij proces { $process }, sinds { $since }
    .help = wacht tot proces { $process } klaar is, of stop het als het vastzit; met `--wait` wacht deze opdracht erop
ledger-held = { $dir } is in gebruik bij een ander proces
    .help = wacht tot het andere proces klaar is; met `--wait` wacht deze opdracht erop
# $dir, $why
ledger-cannot-be-opened = het grootboek in { $dir } kan niet worden geopend: { $why }

## The log.

# $head, $expected
log-moved = er zijn { $head } gebeurtenissen vastgelegd, niet { $expected }: er is intussen iets bij gekomen
    .help = beslis opnieuw op de gebeurtenissen zoals ze nu zijn, en leg opnieuw vast
# $id, $first, $recorded_at
id-reused = het id `{ $id }` is voor een andere opdracht gebruikt, vastgelegd als gebeurtenis { $first } op { $recorded_at }
    .help = geef elke opdracht een eigen id
no-events = opdracht { $index } heeft geen gebeurtenissen, dus er is niets vast te leggen
    .help = laat de opdracht weg
event-not-recorded = een gebeurtenis kan niet worden vastgelegd: { $why }
    .help = leg het in kleinere delen vast
# $bytes, $limit
commit-too-large = een commit van { $bytes } bytes is meer dan de { $limit } die één commit mag hebben
    .help = leg minder opdrachten tegelijk vast
# $asked, $head
no-such-state = er is geen stand na { $asked } gebeurtenissen: er zijn er { $head } vastgelegd
    .help = vraag een stand die al bereikt is
log-poisoned = eerder mislukte het vastleggen, dus er wordt niets meer vastgelegd tot het grootboek opnieuw is geopend
    .help = open het grootboek opnieuw: wat toen mislukte staat er dan helemaal, of helemaal niet
log-held = het grootboek is in gebruik bij een ander proces
    .help = wacht tot het andere proces klaar is
log-to-read = het grootboek is geopend om te lezen, dus er wordt niets vastgelegd
    .help = open het om te schrijven
log-displaced = hier wordt niets meer vastgelegd: { $why }
    .help = open het grootboek opnieuw, kijk wat erin staat, en geef opnieuw wat er niet in staat; zolang het open is mag niemand een deel van een grootboek verwijderen, vervangen of beschrijven
log-replaced = het bestand met gebeurtenissen, of de map ervan, is verwijderd of vervangen terwijl het open was
log-changed = een ander proces schreef in het bestand met gebeurtenissen, of kapte het af, terwijl het open was
# $done, $source
log-cannot-be = het grootboek kan niet worden { $done }: { $source }
    .help = controleer de vrije ruimte, de rechten en de schijf, en probeer het opnieuw
# $position, $number, $version
event-newer = gebeurtenis { $position } is van soort { $number }, versie { $version }, en die kent dit programma niet
    .help = gebruik de versie van dit programma die haar vastlegde
# $position, $damage
log-damaged = het grootboek is beschadigd bij gebeurtenis { $position }: { $damage }
    .help = leg niets meer vast; bewaar deze kopie als bewijs, zet een back-up terug, en vergelijk de wortel daarvan met een wortel die eerder is gerapporteerd
damage-checksum = de controlesom van `{ $what }` klopt niet
damage-missing = `{ $what }` ontbreekt
damage-stray = `{ $what }` hoort hier niet
damage-malformed = `{ $what }` heeft niet de goede vorm
# $recorded_at, $before
damage-time = deze gebeurtenis is vastgelegd op { $recorded_at }, vóór de vorige, van { $before }
# $computed, $stored
damage-root = de Merklewortel erna is { $computed }, en { $stored } was vastgelegd
damage-id-twice = het id `{ $id }` was al eerder gebruikt
# $seen, $left
damage-cut-off = bij het sluiten waren er { $seen } gebeurtenissen, en er zijn er { $left } over
# $what, $counted, $stored
damage-count = `{ $what }`: er zijn er { $counted }, en { $stored } waren vastgelegd
codec-short = { $bytes } bytes zijn te weinig voor een gebeurtenis
# $number, $version
codec-unknown = soort { $number }, versie { $version } van een gebeurtenis kent dit programma niet
codec-fields = de velden van `{ $kind }` zijn niet te lezen
# $left, $kind
codec-trailing = achter de velden van `{ $kind }` staan nog { $left } bytes
codec-encode = `{ $kind }` kan niet worden geschreven
# $kind, $size
codec-too-large = `{ $kind }` heeft { $size } bytes, meer dan een gebeurtenis mag hebben
# $position, $kind, $why
event-does-not-fit = gebeurtenis { $position }, `{ $kind }`, past niet op wat eraan voorafgaat (`{ $why }`)
    .help = dit grootboek is niet volgens deze regels geschreven: geef `convenant verify`, en zet een kopie terug als dat schade meldt

## Documents and persons beside the log.

document-too-large = het document is groter dan een GiB
    .help = splits het, of bewaar het ergens anders en voeg een pagina toe die zegt waar
document-source = het document kan niet worden gelezen: { $source }
    .help = noem een bestand dat er is en gelezen mag worden
document-target = het document kan niet worden geschreven: { $source }
    .help = maak ruimte of vraag het recht om daar te schrijven
document-missing = { $path } ontbreekt
    .help = zet het bestand terug uit een back-up, of voeg hetzelfde document opnieuw toe met `convenant document add`; aan de SHA-256 is te zien of het hetzelfde is
# $path, $size, $sha256
document-changed = { $path } is veranderd: het heeft { $size } bytes met SHA-256 { $sha256 }
    .help = zet het bestand terug uit een back-up, of voeg hetzelfde document opnieuw toe met `convenant document add`; aan de SHA-256 is te zien of het hetzelfde is
persons-without-keys = er zijn verzegelde gegevens over personen, en er zijn geen sleutels in { $path }
    .help = noem het bestand met de sleutels: --keys FILE, of CONVENANT_KEYS; als ze voorgoed kwijt zijn, verwijder dan de map `persons`, die niemand meer kan lezen
person-without-key = de gegevens over persoon { $person } zijn verzegeld, en voor dat nummer is er geen sleutel
    .help = de sleutel is vernietigd, of staat in een ander bestand met sleutels; verwijder persons/{ $person } uit de map van het grootboek om opnieuw te beginnen
# $path, $pasted
keys-exposed = anderen dan de eigenaar kunnen { $path } lezen
    .help = laat alleen de eigenaar het lezen: chmod 600 { $pasted }
keys-bad = { $path } is geen bestand met sleutels, of het is beschadigd
    .help = zet het bestand terug uit een back-up; het grootboek zelf blijft zoals het is
keys-of-another = in { $path } staan de sleutels van een ander grootboek
    .help = noem het bestand met de sleutels van dit grootboek: --keys FILE, of CONVENANT_KEYS
# $path, $person
person-changed = { $path } is veranderd: dit is niet wat voor persoon { $person } is verzegeld
    .help = zet het bestand terug uit een back-up; het grootboek zelf blijft zoals het is
# $person, $found
person-newer = wat over persoon { $person } bekend is, is verzegeld in een vorm van versie { $found }, en die kent dit programma niet
    .help = gebruik de versie van dit programma die het verzegelde; als die er niet is, zet het bestand dan terug uit een back-up

## Files that are given to users.

# $path, $ledger
output-in-ledger = { $path } ligt in de map van het grootboek { $ledger }, en daarin hoort niets anders
    .help = noem een bestand daarbuiten
output-exists = { $path } bestaat al, en er wordt niets overschreven
    .help = noem een ander bestand, of zet ergens anders neer wat er staat
output-link = { $path } is een symbolische link, en daar wordt niet doorheen geschreven
    .help = noem een ander bestand, of dat waar de link naartoe gaat
output-no-file = { $path } is geen bestand
    .help = noem een bestand; zonder bestand gaat het naar de standaarduitvoer
output-no-directory = { $path } is geen map
    .help = noem een map

## Keys, checkpoints and proofs.

key-name = `{ $name }` kan de naam van een sleutel niet zijn: een naam heeft geen spaties, geen `+` en geen onzichtbare of sturende tekens
key-malformed-verifier = dit is geen openbare sleutel: de tekst heeft niet die vorm
key-malformed-signing = dit is geen geheime sleutel: de tekst heeft niet die vorm
key-id = de sleutel van `{ $name }` is veranderd: het id erin hoort er niet bij
# $name, $kind
key-kind = de sleutel van `{ $name }` is van soort { $kind }, en dit programma kent de soorten 0x01 en 0x04
# $path, $pasted
key-exposed = anderen dan de eigenaar kunnen { $path } lezen
    .help = wie het las, kan in naam van de eigenaar ondertekenen: maak een nieuwe sleutel, of laat, als niemand het gelezen kan hebben, alleen de eigenaar het lezen: chmod 600 { $pasted }
# $path, $why
key-none = in { $path } staat geen sleutel om mee te ondertekenen: { $why }
    .help = noem een bestand dat `convenant key make` maakte, met de geheime helft van een sleutel
not-a-checkpoint-file = { $why }
    .help = noem een bestand dat `convenant checkpoint make` schreef
note-too-large = dit heeft { $bytes } bytes, meer dan een ondertekend bericht heeft
note-not-text = dit is geen tekst in UTF-8, of er staan sturende of onzichtbare tekens in
note-unsigned = dit is geen ondertekend bericht: er is geen lege regel met handtekeningen eronder
note-no-signature = regel { $line } is geen handtekening
note-too-many = er staan { $count } handtekeningen onder, meer dan er worden gelezen
# $line, $what
checkpoint-malformed = dit is geen controlepunt: op regel { $line } staat niet `{ $what }`
# $name, $origin
checkpoint-other-name = de sleutel van `{ $name }` is niet die van het grootboek `{ $origin }`, en kan de controlepunten ervan dus niet ondertekenen
    .help = maak een sleutel voor dit grootboek: convenant key make --output FILE
checkpoint-made-with-ledger-key = de sleutel van `{ $name }` is om voor controlepunten in te staan, en ze worden gemaakt met de sleutel van een grootboek
    .help = maak er een sleutel voor: `convenant key make --output FILE` voor een grootboek, met `--cosigner NAME` voor wie ervoor instaat
checkpoint-cosigned-with-own-key = de sleutel van `{ $name }` is die van een grootboek, en voor een controlepunt staat men in met een eigen sleutel
    .help = maak er een sleutel voor: `convenant key make --output FILE` voor een grootboek, met `--cosigner NAME` voor wie ervoor instaat
checkpoint-again = `{ $name }` heeft dit controlepunt al medeondertekend
    .help = één handtekening van ieder is genoeg
checkpoint-forged = de handtekening van `{ $name }` is niet echt, of het controlepunt is na het ondertekenen veranderd
    .help = ga niet op dit bestand af; vraag de ondertekenaars om het bestand dat zij ondertekenden
checkpoint-nobody = geen van de vertrouwde sleutels heeft dit controlepunt ondertekend
    .help = vraag om een controlepunt dat een van hen ondertekende, of kijk met `convenant checkpoint show` wie dat deed
checkpoint-not-by-ledger = geen vertrouwde sleutel heeft dit controlepunt ondertekend voor het grootboek `{ $origin }`
    .help = sta niet in voor wat het grootboek zelf niet ondertekende: vraag wie het beheert om de sleutel van het grootboek en om een controlepunt dat daarmee is ondertekend
proof-malformed = dit is geen bewijs: `{ $what }` ontbreekt of heeft niet de goede vorm
    .help = noem een bestand dat `convenant prove` schreef
# $which, $why
proof-checkpoint = { $which } erin is niet te lezen: { $why }
    .help = noem een bestand dat `convenant prove` schreef
the-checkpoint = het controlepunt
the-earlier-checkpoint = het eerdere controlepunt
the-later-checkpoint = het latere controlepunt
# $old, $new
proof-of-two-ledgers = dit gaat over twee grootboeken, `{ $old }` en `{ $new }`
    .help = ga niet op dit bestand af; vraag om een bewijs dat uit het grootboek zelf is gemaakt
proof-leaf = de inhoud is geen gebeurtenis die dit programma kent: { $why }
    .help = gebruik de versie van dit programma die haar vastlegde
leaf-head = deze bytes beginnen niet met een tijdstip, een dag, een handelende persoon en wat er met de gebeurtenis begint
proof-does-not-hold = dit bewijst niet wat het zegt: { $why }
    .help = ga niet op dit bestand af; vraag om een bewijs dat uit het grootboek zelf is gemaakt
# $index, $size
proof-beyond = gebeurtenis { $index } ligt voorbij een grootboek van { $size } gebeurtenissen
# $old, $new
proof-shrunk = een grootboek van { $old } gebeurtenissen kan niet gegroeid zijn tot { $new }
proof-length = { $hashes } hashes is niet zoveel als een bewijs tussen deze aantallen gebeurtenissen heeft
# $computed, $which, $stated
proof-root = het bewijs leidt naar de wortel { $computed }, en { $which } heeft { $stated }
# $checkpoint, $ledger
checkpoint-of-another-ledger = het controlepunt is van het grootboek { $checkpoint }, en dit is { $ledger }: een ander grootboek, of een waarvan de eerste gebeurtenis is veranderd
    .help = ga na of dit het bedoelde bestand en het bedoelde grootboek zijn; zo ja, leg dan niets meer vast en bewaar deze kopie als bewijs
# $size, $left
checkpoint-beyond-ledger = het controlepunt is na { $size } gebeurtenissen gemaakt, en dit grootboek heeft er { $left }: er zijn gebeurtenissen verwijderd, of er is een oude kopie teruggezet
    .help = leg niets meer vast; bewaar deze kopie en het controlepunt als bewijs, en vergelijk andere kopieën en controlepunten
# $size, $root, $kept
checkpoint-differs =
    de eerste { $size } gebeurtenissen zijn niet die van het controlepunt: er zijn er sindsdien veranderd, weggelaten, tussengevoegd of verplaatst
    de wortel erover is { $root }, en het controlepunt heeft { $kept }
    .help = leg niets meer vast; bewaar deze kopie en het controlepunt als bewijs, en vergelijk andere kopieën en controlepunten
# $proof, $kept
checkpoint-of-another-state = het bewijs is van het grootboek na { $proof } gebeurtenissen, en het controlepunt na { $kept }
    .help = noem het controlepunt van het bewijs, of vraag om een bewijs dat de twee verbindt: convenant prove since FILE
checkpoint-of-two-states = het bewijs en het controlepunt geven twee verschillende wortels na { $size } gebeurtenissen: één grootboek kan ze niet allebei hebben gehad
    .help = ga op geen van beide af; bewaar ze allebei als bewijs, en vraag wie ze ondertekende

## Backups.

backup-of-nothing = in { $ledger } is niets vastgelegd
    .help = leg eerst iets vast
# $asked, $before, $after
backup-within-commit = op { $asked } begint geen commit: er begint er een op { $before }, en de volgende op { $after }
    .help = geef { $before } of { $after }, of de eerdere back-up zelf
# $asked, $head
backup-beyond-head = er zijn { $asked } gebeurtenissen gevraagd, en er zijn er { $head } vastgelegd
    .help = een aantal tot en met { $head }
# $path, $found, $ledger
backup-of-another = { $path } is een back-up van grootboek { $found }, niet van { $ledger }
    .help = geef back-ups van één en hetzelfde grootboek
# $position, $path, $backup, $ledger
backup-diverged = na { $position } gebeurtenissen heeft { $path } de wortel { $backup }, en het grootboek { $ledger }: een van beide is veranderd
    .help = leg niets meer vast; bewaar beide als bewijs, en vergelijk ze met een wortel die eerder is gerapporteerd
# $path, $from, $expected
backup-does-not-follow = { $path } begint bij { $from }, en de vorige eindigt bij { $expected }
    .help = geef eerst de volledige back-up en dan elke latere, in de volgorde waarin ze zijn gemaakt
# $path, $why
backup-none = { $path } is geen back-up (`{ $why }`)
    .help = er is niets geschreven; gebruik een andere kopie van deze back-up
# $path, $why
backup-altered = { $path } is veranderd of afgekapt (`{ $why }`)
    .help = er is niets geschreven; gebruik een andere kopie van deze back-up
# $path, $why
backup-commits = de commits in { $path } kloppen niet: { $why }
    .help = er is niets geschreven; gebruik een andere kopie van deze back-up
# $path, $why
backup-events = de gebeurtenissen in { $path } kloppen niet: { $why }
    .help = er is niets geschreven; gebruik een andere kopie van deze back-up
# $what, $bytes, $limit
backup-too-large = `{ $what }` is groter dan in een back-up past: { $bytes } bytes, en { $limit } is het meeste
    .help = kopieer de map van het grootboek terwijl geen proces het open heeft

## What happens between a ledger and who asks.

parts-changed = { $faults }
    .help = zet deze bestanden terug uit een back-up; de gebeurtenissen zelf zijn zoals ze zijn vastgelegd
# $events, $aside
snapshot-differs-aside = de momentopname van het grootboek na { $events } gebeurtenissen is niet wat die gebeurtenissen samen opleveren: wat eruit is getoond kan onjuist zijn
    .help = zij wordt niet meer gebruikt; bewaar { $aside } voor wie het uitzoekt, en vraag opnieuw wat er gevraagd is; de gebeurtenissen zelf zijn zoals ze zijn vastgelegd
snapshot-differs-in-place = de momentopname van het grootboek na { $events } gebeurtenissen is niet wat die gebeurtenissen samen opleveren: wat eruit is getoond kan onjuist zijn
    .help = verwijder de map `snapshot` van het grootboek, en bewaar eerst een kopie voor wie het uitzoekt; de gebeurtenissen zelf zijn zoals ze zijn vastgelegd
# $report, $basis, $stated, $root
root-changed = het grootboek is veranderd: de rapportage van gebeurtenis { $report } is gemaakt uit de eerste { $basis } gebeurtenissen, met de wortel { $stated }, en die hebben nu { $root }
    .help = leg niets meer vast; bewaar deze kopie en de rapportage als bewijs, en vergelijk back-ups, controlepunten en andere kopieën
no-root = geen
not-made-again = de rapportage is vastgelegd, { $path } ontbreekt, en deze versie van het programma maakt andere bytes van de gebeurtenissen
    .help = zet het bestand terug uit een kopie, of gebruik de versie van het programma die de rapportage uitbracht
# $path, $source, $drafts
report-unplaced = de rapportage is vastgelegd, en { $path } kan niet op zijn plaats worden gezet: { $source }
    .help = maak ruimte of vraag het recht om daar te schrijven, en geef dezelfde opdracht opnieuw: die zet op zijn plaats wat in { $drafts } staat
not-the-sum = de delen van de gebeurtenissen zijn samen niet het cijfer
    .help = meld dit als een fout van het programma
output-closed = de uitvoer is gesloten
output-closed-at = de uitvoer is gesloten: regels tot en met { $line } zijn aan het grootboek gegeven, niet alle zijn beantwoord, en geen regel daarna is gegeven
    .help = zie `convenant log` voor wat is vastgelegd, en geef de rest opnieuw; een regel met een id wordt één keer vastgelegd
# $file, $faults
definition-faulty = { $faults }
    .help = verbeter { $file }; er is niets gemaakt
lines-faulty = { $faults }
    .help = verbeter deze regels; `convenant schema jsonl` zegt wat een regel mag zijn; er is niets gemaakt

# $invoice, $number
invoice-sent-before = factuur { $invoice } is vóór deze boeken verstuurd, onder nummer { $number }
    .help = zoek die op waar die is verstuurd; `report statement` en herinneringen noemen die wel
## Documents that there are not.

no-such-invoice = er is geen factuur { $invoice }
    .help = geef het nummer van een factuur die is verstuurd, zoals C2018-0001
no-such-credit-note = er is geen creditnota { $note }
    .help = geef het nummer van een creditnota die is gemaakt, zoals K2018-0001
# $invoice, $level
no-such-reminder = factuur { $invoice } heeft geen herinnering van niveau { $level }
    .help = geef een niveau waarop aan de factuur is herinnerd, vanaf 1
no-such-refund = gebeurtenis { $event } heeft niets aan een partner terugbetaald, of dat is teruggedraaid
    .help = geef de positie van een gebeurtenis die iets terugbetaalde, of --partner met zijn code
no-issuer-on = er is niet vastgelegd wie op { $on } de documenten verstuurde
    .help = leg eerst de verzender vast, vanaf { $on } of eerder
network-of-partners = een verzonnen convenant van { $partners } partners is er niet; geef er 5 tot en met 100000
    .help = een netwerk binnen deze grenzen
network-of-years = een verzonnen convenant van { $years } jaar is er niet; geef er 1 tot en met 10
    .help = een netwerk binnen deze grenzen
network-faulty = het verzonnen convenant is fout, en dat is een fout van dit programma: { $why }
    .help = meld dit als een fout van het programma

## Formats.

format-no-table = dit is geen tabel, en CSV wel
    .help = --format table, json, markdown, html, xlsx of pdf
format-not-built = dit programma is gebouwd zonder het formaat { $format }
    .help = bouw het met de onderdelen pdf en xlsx van ledger-report
program-fault = het document kan niet in dit formaat worden gemaakt (`{ $why }`)
    .help = meld dit als een fout van het programma
value-not-written = een waarde kan niet als JSON worden geschreven (`{ $why }`)
    .help = meld dit als een fout van het programma

## A line of arguments that cannot be parsed.

argument-unknown = onbekend argument `{ $argument }`
argument-needs-value = bij `{ $argument }` hoort een waarde
# $value, $argument
argument-value-unknown = `{ $value }` kan niet bij `{ $argument }`
# $value, $argument, $why
argument-value-wrong = `{ $value }` kan niet bij `{ $argument }`: { $why }
argument-needs-equals = bij `{ $argument }` hoort een = vóór de waarde
# $value, $argument
argument-too-many = `{ $value }` is een waarde te veel voor `{ $argument }`
argument-wrong-number = bij `{ $argument }` hoort een ander aantal waarden
# $argument, $other
argument-conflict = `{ $argument }` gaat niet samen met `{ $other }`
argument-twice = `{ $argument }` kan maar één keer
arguments-missing = dit ontbreekt nog: { $arguments }
argument-not-utf-8 = een argument is geen tekst in UTF-8
subcommand-unknown = onbekende opdracht `{ $subcommand }`
subcommand-missing = na `{ $command }` hoort nog een opdracht
line-not-parsed = deze opdracht is niet te lezen
hyphen-value = een waarde die met een streepje begint, komt achter '=': { $argument }
argument-meant = bedoeld kan zijn: { $meant }
possible-values = mogelijk: { $values }
usage-is = Gebruik: { $usage }
more-by-help = Meer uitleg: --help

# $faults
table-faulty = { $faults }
    .help = herstel deze cellen en geef het bestand opnieuw; er is niets vastgelegd
