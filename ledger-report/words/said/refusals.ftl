### The refusals in Dutch: what a rule says no to, and in `.help` what would be accepted.
### A key is the code of the refusal, with a hyphen for each point.

## Shared by many acts.

covenant-none = dit grootboek heeft nog geen convenant
    .help = sluit eerst het convenant, met de definitie ervan
actor-unknown = `{ $actor }` is niemand die voor dit convenant iets kan vastleggen
    .help = handel als een van: { $known }
actor-not-allowed = deze handeling is niet voor { $actor }
    .help = laat haar vastleggen door: { $allowed }
actor-role-vacant = niemand vervulde op { $on } de rol van { $role }
    .help = benoem iemand vanaf { $on } of eerder
date-in-future = { $on } moet nog komen; vandaag is het { $today }
    .help = dateer de handeling op de dag waarop zij ingaat, uiterlijk { $today }
date-before-start = { $on } ligt vóór { $start }, de eerste dag voor deze handeling
    .help = een datum vanaf { $start }
date-after-end = { $on } ligt na { $end }, de dag waarop het convenant eindigt
    .help = een datum tot en met { $end }; daarna alleen wat het convenant afwikkelt
date-year-closed = { $on } valt in { $year }, en de boeken van dat jaar zijn afgesloten
    .help = een datum in een jaar dat nog open is
date-settled = het convenant is op { $on } afgewikkeld
    .help = wat over was uitbetalen, en verder niets
date-before-settlement = { $on } ligt vóór { $settled }, toen het convenant is afgewikkeld met wat er in de boeken stond
    .help = een dag vanaf { $settled }
year-outside-term = { $year } is geen jaar van dit convenant
    .help = een jaar van { $first } tot en met { $last }
amount-not-positive = { $field } is { $amount }, en een bedrag moet meer dan nul zijn
    .help = een bedrag van minstens € 0,01
amount-too-large = { $field } is { $amount }, meer dan één bedrag mag zijn
    .help = een bedrag tot en met { $limit }
text-empty = { $field } is leeg
    .help = een tekst die zegt wat een accountant moet weten
text-too-long = { $field } heeft { $characters } tekens
    .help = hoogstens { $limit } tekens
text-control-character = in { $field } staat { $character }, en dat teken mag daar niet staan
    .help = tekst zonder stuurtekens, richtingtekens en onzichtbare tekens; een nieuwe regel alleen in lange teksten
address-lines = het adres heeft { $lines } regels
    .help = 1 tot en met 4 regels: straat en nummer, postcode en plaats, en het land als dat een ander land is
text-not-a-code = { $field } `{ $code }` is geen code
    .help = 1 tot en met 40 kleine letters, cijfers en streepjes
partner-unknown = geen partner heet `{ $partner }`
    .help = een code uit het partnerregister; het meest lijken erop: { $nearest }
partner-later = { $partner } staat pas vanaf { $since } in het register, na die dag
    .help = een dag vanaf { $since }
partner-not-a-party = { $partner } was op { $on } geen partij: er was niet ondertekend of toegetreden, of de partner was al vertrokken
    .help = een partner die op { $on } partij is, of leg eerst de ondertekening vast
seat-unknown = de regiegroep heeft geen zetel `{ $seat }`
    .help = een van de zetels: { $seats }
bank-entry-known = bankmutatie `{ $reference }` is al vastgelegd, als gebeurtenis { $position }
    .help = elke bankmutatie één keer, onder de referentie die de bank eraan gaf
date-taken-since = { $amount } kan op { $on } niet af van { $what }: op die dag of een dag daarna is niet meer dan { $least } over
    .help = hoogstens { $least }, of een dag vanaf { $from }
theme-unknown = `{ $theme }` is geen thema van het convenant
    .help = een van: { $themes }
strict-warning = --strict accepteert niets wat opvalt: { $warnings }
    .help = doe wat elke waarschuwing vraagt; of laat --strict weg, dan wordt het vastgelegd met de waarschuwingen

## Concluding the covenant, and signing it.

covenant-already-concluded = in dit grootboek staat al het convenant `{ $name }`
    .help = één convenant per grootboek: maak een ander grootboek voor een ander convenant
covenant-date-differs = het convenant is gesloten op { $concluded_on }, niet op { $on }
    .help = de datum { $concluded_on }, of een definitie met een andere datum
covenant-faulty-definition = de definitie van het convenant spreekt zichzelf tegen: { $faults }
    .help = een definitie waarin dit allemaal is hersteld
covenant-already-signed = { $partner } is partij sinds { $on }
    .help = elke partij ondertekent één keer
covenant-has-left = { $partner } was partij tot en met { $last_day }
    .help = stel de toetreding voor, onder een code die deze partner nog niet had
covenant-nobody-left = elke partij heeft ondertekend
    .help = er valt niets meer te ondertekenen
covenant-nobody-named = er is geen partij genoemd
    .help = minstens één partner, of "all"

## Roles.

role-no-person = het nummer van een persoon begint bij 1
    .help = het nummer waaronder de persoon bekend is
role-already-held = persoon { $person } vervult de rol van { $role } sinds { $since }
    .help = een andere persoon, of beëindig eerst de benoeming
role-not-after-last = de rol van { $role } veranderde voor het laatst op { $last }
    .help = een dag na { $last }
role-vacant = niemand vervult de rol van { $role }
    .help = een rol die iemand vervult
role-person-forgotten = de gegevens van persoon { $person } zijn op { $on } gewist
    .help = een nummer dat nog niemand had

## Accession.

accession-already-known = `{ $partner }` is al de code of de naam van een partner
    .help = een code die nog niemand had, en een naam die geen partner draagt; wie is vertrokken mag onder de oude naam terugkomen, en wie in het convenant staat ondertekent het

## Withdrawal, and leaving by a merger.

withdrawal-already-left = { $partner } is partij tot en met { $last_day }, en is dan al vertrokken
    .help = een partner die niet is vertrokken, en over het vertrek waarvan nog niet is besloten
withdrawal-takes-in-another = een andere partner gaat per { $on } op in { $partner }
    .help = een dag na { $on }
withdrawal-holds-seat = { $partner } bezet de zetel { $seat } van de regiegroep
    .help = neem eerst een wijziging van het convenant aan die de zetel { $seat } aan een andere partij geeft
withdrawal-no-new-risk-key = { $partner } droeg risico met de zetel { $seat } tot { $moved_on }, en sindsdien is voor { $year } geen risicosleutel vastgesteld
    .help = stel eerst een risicosleutel vast die geldt voor { $year } en de jaren daarna

## Names.

rename-taken = `{ $name }` is al de code of de naam van een partner
    .help = een naam die geen andere partner draagt of droeg, behalve een partner die is vertrokken
rename-not-after-last = { $partner } heeft deze naam sinds { $last }
    .help = een dag na { $last }

## Mergers.

merger-nobody-named = er is geen partner genoemd die fuseert
    .help = minstens één partner die opgaat in een andere
merger-named-twice = { $partner } is twee keer genoemd
    .help = elke partner één keer, en een andere partner waarin zij opgaan

## Continuation.

continuation-already-decided = op { $on } is besloten dat het convenant eindigt op { $ends }
    .help = een besluit om het toch voort te zetten, zolang het niet is geëindigd
continuation-not-longer = { $until } ligt niet na { $ends }, de dag waarop het convenant nu eindigt
    .help = een dag na { $ends }
continuation-faulty-term = de nieuwe looptijd past niet bij het convenant: { $faults }
    .help = een looptijd waarin dit allemaal is hersteld

## Amendment.

amendment-before-last = er is al een wijziging van het convenant die ingaat op { $last }, na { $from }
    .help = een wijziging die ingaat op { $last } of later
amendment-risk-seat-mid-year = de zetel { $seat } draagt risico en kan niet op { $from }, midden in een jaar, naar een andere partij
    .help = laat de wijziging ingaan op de eerste dag van een jaar, zoals { $first_day }
amendment-changes-nothing = het convenant zou hetzelfde blijven als nu
    .help = minstens één wijziging die iets verandert
amendment-faulty = het gewijzigde convenant spreekt zichzelf tegen: { $faults }
    .help = wijzigingen waarmee dit allemaal is hersteld

## Proposals, and consulting the projectgroep.

proposal-unknown = er is geen voorstel { $proposal }
    .help = het nummer van een ingediend voorstel
proposal-already-decided = over voorstel { $proposal } is op { $on } besloten, met besluit { $decision }
    .help = een nieuw voorstel; het besluit daarover vervangt besluit { $decision }, als dat te vervangen is
proposal-already-withdrawn = voorstel { $proposal } is op { $on } ingetrokken
    .help = een nieuw voorstel
proposal-before-submission = voorstel { $proposal } is ingediend op { $submitted_on }, na die dag
    .help = een dag vanaf { $submitted_on }
proposal-not-proposer = voorstel { $proposal } is ingediend door { $proposer }
    .help = laat { $proposer } het intrekken
proposal-before-last-step = de laatste stem of raadpleging over voorstel { $proposal } was op { $step_on }, na die dag
    .help = een dag vanaf { $step_on }
proposal-already-consulted = de projectgroep is op { $on } geraadpleegd over voorstel { $proposal }
    .help = één raadpleging per voorstel; trek het in om over een nieuw voorstel te raadplegen

## Votes.

vote-other-seat = { $actor } kan niet stemmen namens de zetel { $seat }
    .help = de stem van de eigen zetel, of laat de projectleider de stem vastleggen

## Decisions.

decision-effective-before = { $effective_from } ligt vóór het besluit zelf
    .help = de dag van het besluit of later
decision-review-not-after = { $review_on }, de dag om het besluit opnieuw te bezien, ligt niet na het besluit zelf
    .help = een latere dag
decision-replaces-unknown = er is geen besluit { $decision } om te vervangen
    .help = het nummer van een besluit dat is aangenomen en nog niet is vervangen
decision-effective-on-decision = wat hier wordt besloten, wordt geboekt of geldt vanaf de dag van het besluit, { $on }, en niet vanaf { $effective_from }
    .help = geen ingangsdag; of een besluit op { $effective_from }, als er vóór die dag niets mag worden geboekt
decision-still-holds = wat besluit { $decision } deed, blijft staan, wat er nu ook wordt besloten
    .help = laat weg wat het vervangt; een latere risicosleutel vervangt een risicosleutel, een begrotingswijziging de begroting van haar jaar, een bijdrageregeling die van haar jaar, en ieder besluit een besluit dat niets in het grootboek deed
proposal-not-consulted = de projectgroep is niet geraadpleegd over voorstel { $proposal }
    .help = leg vóór het besluit de raadpleging vast, met datum en advies
proposal-undecided = de stemmen beslissen nog niet over voorstel { $proposal }: { $votes_for } voor, { $against } tegen, { $abstained } onthouding, van { $seats } zetels
    .help = leg de stemmen vast die nog niet zijn uitgebracht

## Contribution schedules.

schedule-year-closed = de boeken van { $year } zijn afgesloten
    .help = een bijdrageregeling voor een jaar dat nog open is
schedule-payment-term = de betaaltermijn is { $days } dagen
    .help = 1 tot en met 365 dagen
schedule-tiers = de bijdrageregeling heeft { $tiers } tariefgroepen
    .help = 1 tot en met 100 tariefgroepen
schedule-unknown-tier = de bijdrageregeling heeft geen tariefgroep `{ $tier }`
    .help = een tariefgroep die in de bijdrageregeling staat
schedule-tier-twice = de tariefgroep `{ $tier }` staat er twee keer, in een andere schrijfwijze
    .help = tariefgroepen met namen die niemand verwart
schedule-partner-twice = { $partner } staat er twee keer, met de code en met de naam
    .help = elke partner één keer
schedule-negative-fee = de bijdrage van { $name } is { $amount }
    .help = nul of meer

## Invoicing contributions.

contribution-no-schedule = { $year } heeft geen bijdrageregeling
    .help = laat de regiegroep eerst de bijdrageregeling van { $year } vaststellen
contribution-override-not-one = een bedrag dat afwijkt van de bijdrageregeling is voor één partner
    .help = noem één partner, of laat het bedrag weg
contribution-override-without-reason = het bedrag wijkt af van de bijdrageregeling, en er is geen reden gegeven
    .help = de reden, of geen bedrag
contribution-reason-without-override = er is een reden gegeven en geen bedrag
    .help = het bedrag waarvoor de reden geldt, of geen reden
contribution-nobody-named = er is geen partner genoemd
    .help = minstens één partner, of "all"
contribution-already-invoiced = { $partner } heeft voor { $year } al factuur { $invoice } (gebeurtenis { $position })
    .help = één factuur per partner en jaar; crediteer eerst { $invoice } helemaal als die fout is
contribution-not-covered = de bijdrageregeling van { $year } zegt niet wat { $partner } bijdraagt
    .help = een bijdrageregeling die dat wel zegt, of een bedrag met een reden
contribution-nothing-due = { $partner } draagt in { $year } niets bij
    .help = een bedrag met een reden, als deze partner toch bijdraagt
contribution-nobody-due = niemand moet voor { $year } nog een factuur krijgen
    .help = er valt niets meer te factureren

## Who issues the invoices.

issuer-chamber-number = `{ $number }` is geen KvK-nummer
    .help = 8 cijfers
issuer-vat-id = `{ $id }` is geen btw-id
    .help = NL, negen cijfers, B en twee cijfers, of het btw-id van een ander land van de Europese Unie; laat het weg als er geen is
issuer-iban = `{ $iban }` is geen bankrekening: de vorm of het controlegetal klopt niet
    .help = een IBAN van 15 tot en met 34 letters en cijfers, zoals NL91 ABNA 0417 1643 00
issuer-email = `{ $email }` is geen e-mailadres
    .help = een adres van de organisatie, zoals facturen@example.org
issuer-telephone = `{ $telephone }` is geen telefoonnummer
    .help = cijfers, spaties, streepjes en haakjes, met + voor het land
issuer-document-since = een factuur, creditnota of herinnering van { $last } heeft al een verzender, en zou een andere krijgen
    .help = een dag na { $last }

## Where partners are billed.

billing-document-since = een factuur, creditnota of herinnering van { $last } ging naar { $partner }, en zou ergens anders heen gaan
    .help = een dag na { $last }
