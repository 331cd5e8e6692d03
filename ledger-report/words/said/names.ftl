### Facts of refusals and warnings that are words, in Dutch. A key is the type and the value; what is in the value is
### its field, or `it`.

ActorName-founder = de partijen
ActorName-project-leader = de projectleider
ActorName-seat = zetel `{ $it }`

Allowed-founder = de partijen (`founder`)
Allowed-project-leader = de projectleider (`project-leader`)
Allowed-seat = een zetel ({ $it })

TakenFrom-commitment = verplichting { $it }
TakenFrom-expense = uitgave { $it }
TakenFrom-invoice = factuur { $it }
TakenFrom-difference = het kleine verschil dat van factuur { $it } is afgeboekt
TakenFrom-payment = ontvangst { $it }
TakenFrom-subsidy = subsidie { $it }
TakenFrom-supplier-credit = tegoed { $it } bij een leverancier
TakenFrom-booked = wat gebeurtenis { $it } boekte
TakenFrom-receipt = vraagpost { $it }
TakenFrom-fund = het bestemmingsfonds
TakenFrom-remainder = wat nog over te dragen is
TakenFrom-refund-to = wat { $it } nog terugkrijgt

Days-from = vanaf { $it }
Days-between = van { $from } tot en met { $until }

SameAct-expense = uitgave
SameAct-commitment = verplichting

FeeOf-named = { $it }
FeeOf-every-partner = elke partner
FeeOf-every-other = elke andere partner

Way-credit-invoice = crediteer de factuur
Way-correct-reversal = corrigeer de storno waar dit bij hoort
Way-take-from-invoice = haal de ontvangst van de factuur, en wijs die toe aan een andere of laat die staan
Way-put-against-invoice = wijs de ontvangst weer toe aan de factuur
Way-correct-expense = corrigeer de uitgave die de subsidie draagt
Way-record-again = leg opnieuw vast wat gecorrigeerd is; de correctie blijft staan
Way-reopen-year = een besluit opent het jaar weer zolang over het resultaat niets is besloten; of leg wat erbij hoort vast op een dag van een jaar dat nog open is
Way-close-again = sluit het jaar opnieuw af
Way-put-against-claim = wat alsnog wordt betaald, wordt aan de factuur toegewezen en is dan alsnog ontvangen
Way-release-fund = een besluit kan laten vrijvallen wat in een fonds zit; de rest blijft waar het bij besluit heen ging
Way-set-apart-again = een later overschot kan er opnieuw voor worden bestemd
Way-write-off-share = een aandeel dat niet wordt betaald, wordt bij besluit afgeboekt
Way-own-day = de beginstand blijft zoals die is overgenomen: leg wat anders is vast als een handeling van de eigen dag
Way-nothing = niets: wat nog verschuldigd is wordt betaald, en dat is alles

LineKind-contributions = bijdragen
LineKind-subsidies = subsidies

Group-projectgroep = projectgroep
Group-communication = werkgroep communicatie

ChanceState-applied = aangevraagd
ChanceState-granted = toegekend
ChanceState-refused = afgewezen
ChanceState-dropped = niet aangevraagd

Destination-reserve = de reserve
Destination-next-year-budget = de begroting van het volgende jaar
Destination-project = het project `{ $name }`
Destination-partners = de partners

## What is wrong with a field of a definition.

Wrong-no-toml = dit is geen TOML (`{ $said }`)
Wrong-no-table = geef een tabel met { $known }
Wrong-no-such-field = dat veld is er niet; er zijn { $known }
Wrong-missing = dit ontbreekt
Wrong-no-list = geef een lijst
Wrong-other-text = `{ $text }` past hier niet: geef { $is }
Wrong-other-value = `{ $given }` past hier niet: geef { $is }
Wrong-no-code = `{ $text }` is geen code: gebruik 1 tot en met 40 kleine letters, cijfers en streepjes
Wrong-character = laat { $character } weg, dat mag daar in geen tekst staan
Wrong-no-line = geef één regel van hoogstens 200 tekens
Wrong-percent = { $percent } is meer dan 100: geef 0 tot en met 100
Wrong-too-many = het zijn er { $count }: geef er hoogstens { $most }
Wrong-twice = `{ $text }` staat er dubbel
Wrong-ends-before-start = { $ends } ligt niet na het begin, { $started }
Wrong-outside-term = { $day } ligt buiten de looptijd, { $start } tot en met { $ends }
Wrong-long-term = een looptijd van { $years } jaar is meer dan de 50 die een grootboek aankan
Wrong-period-count = een jaar heeft een tot twaalf verantwoordingsperioden
Wrong-period-order = de perioden moeten elkaar binnen het jaar opvolgen
Wrong-period-last = de laatste verantwoordingsperiode moet eindigen op de laatste dag van het jaar
Wrong-none = noem er minstens één
Wrong-million = noem er hoogstens een miljoen
Wrong-code-of-another = `{ $text }` is de code van een andere partij
Wrong-seat-count = het zijn er { $count }: geef 1 tot en met 100 zetels
Wrong-no-risk-bearer = minstens één zetel draagt het financiële risico
Wrong-quorum = een quorum van { $quorum } past niet bij { $seats } zetels
Wrong-quorum-then = { $then } is niet lager dan het quorum, { $quorum } zetels: geef een lager getal
Wrong-one-of-two = geef `{ $one }` of `{ $other }`, en niet allebei
Wrong-both-or-neither = geef `{ $one }` en `{ $other }`, of geen van beide
Wrong-no-rule-for-others = de laatste regel noemt geen subjects, en beslist zo over elk ander voorstel: voeg zo'n regel toe
Wrong-rule-for-others-not-last = een regel zonder subjects beslist over elk voorstel dat overblijft: zet die als laatste, of noem de subjects
Wrong-over-all = meer dan alle stemmen kan niet: geef een kleiner deel, of `at_least`
Wrong-less-than-half = minder dan de helft zou genoeg zijn: vraag in één voorwaarde de helft of meer
Wrong-tie-not-half = stemmen staken waar meer dan de helft nodig is: laat `tie` weg, of laat elke voorwaarde `over = "1/2"` zijn
Wrong-no-seat = geen zetel heeft de code `{ $text }`
Wrong-seat-votes = { $votes } past hier niet: geef een zetel 1 tot en met 100 stemmen
Wrong-zero = geef minstens één
Wrong-below-zero = { $amount } is minder dan nul: geef nul of meer
Wrong-no-ambassadors = er worden ambassadeurs uitgenodigd, en `obligations` noemt `ambassadors` niet: noem die, of geef nul
Wrong-name-of-role = `{ $text }` is de naam van een andere rol
Wrong-no-party = geen partij heeft de code `{ $text }`
Wrong-holds-another = `{ $text }` heeft al een andere zetel

Is-text = tekst tussen aanhalingstekens
Is-truth = true of false
Is-byte = een geheel getal van 0 tot en met 255
Is-number = een geheel getal van 0 tot en met 65535
Is-day = een dag tussen aanhalingstekens, zoals "2022-07-31"
Is-month-day = maand en dag tussen aanhalingstekens, zoals "07-31"; als einde van een periode is "02-28" de laatste dag van februari
Is-amount = een bedrag tussen aanhalingstekens, zoals "5.00"
Is-fraction = een breuk tussen aanhalingstekens, zoals "2/3"
Is-of = "seats" of "cast"
Is-tie = "rejected", "open", of een tabel met seat en de code van een zetel
Is-counts = "for"
Is-subject-kind = een soort voorstel, zoals "budget" of "amendment"
Is-duty = "ambassadors", "subsidies-watched", "communication-group", "evaluation" of "projectgroep-advice"
Is-time-zone = de naam van een tijdzone, zoals "Europe/Amsterdam"
