### The refusals in Dutch: what a rule says no to, and in `.help` what would be accepted.
### A key is the code of the refusal, with a hyphen for each point.

## Shared by many acts.

covenant-none = dit grootboek heeft nog geen convenant
    .help = sluit eerst het convenant, met de definitie ervan
actor-unknown = `{ $actor }` is niemand die voor dit convenant iets kan vastleggen
    .help = handel als een van: { $known }
actor-not-allowed = deze handeling is niet voor { $actor }
    .help = laat dit vastleggen door: { $allowed }
actor-role-vacant = niemand vervulde op { $on } de rol van { $role }
    .help = benoem iemand vanaf { $on } of eerder
date-in-future = { $on } moet nog komen; vandaag is het { $today }
    .help = dateer de handeling op de dag waarop die ingaat, uiterlijk { $today }
date-before-start = { $on } ligt vóór { $start }, de eerste dag voor deze handeling
    .help = een datum vanaf { $start }
date-after-end = { $on } ligt na { $end }, de dag waarop het convenant eindigt
    .help = een datum tot en met { $end }; daarna alleen wat het convenant afwikkelt
date-year-closed = { $on } valt in { $year }, en de boeken van dat jaar zijn afgesloten
    .help = een datum in een jaar dat nog open is
date-settled = het convenant is op { $on } afgewikkeld
    .help = uitbetalen wat over was, en verder niets
date-before-settlement = { $on } ligt vóór { $settled }, toen het convenant is afgewikkeld met wat er in de boeken stond
    .help = een dag vanaf { $settled }
date-before-opening = { $on } ligt vóór { $opened }, toen de boeken zijn geopend met de stand van die dag
    .help = een dag vanaf { $opened }; wat daarvóór is geboekt, zit in de beginstand
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
    .help = 1 tot en met 4 regels: straat en nummer, postcode en plaats, en bij een adres in het buitenland het land
text-not-a-code = { $field } `{ $code }` is geen code
    .help = 1 tot en met 40 kleine letters, cijfers en streepjes
partner-unknown = geen partner heet `{ $partner }`
    .help = een code uit het partnerregister; het meest lijken erop: { $nearest }
partner-several = `{ $partner }` komt in de naam van meer partners voor
    .help = meer van de naam, of een code: { $codes }
partner-later = { $partner } staat pas vanaf { $since } in het register, na die dag
    .help = een dag vanaf { $since }
partner-not-a-party = { $partner } was op { $on } geen partij: er was niet ondertekend of toegetreden, of de partner was al vertrokken
    .help = een partner die op { $on } partij is, of leg eerst de ondertekening vast
partner-third-party = { $partner } is een derde, en geen partner van het convenant
    .help = een partner van het convenant; een derde kan eerst toetreden
seat-unknown = de regiegroep heeft geen zetel `{ $seat }`
    .help = een van de zetels: { $seats }
bank-entry-known = bankmutatie `{ $reference }` is al vastgelegd, als gebeurtenis { $position }
    .help = elke bankmutatie één keer, onder de referentie die de bank eraan gaf
date-taken-since = { $amount } kan op { $on } niet van { $what } af: op die dag of een dag daarna is niet meer dan { $least } over
    .help = hoogstens { $least }, of een dag vanaf { $from }
theme-unknown = `{ $theme }` is geen thema van het convenant
    .help = een van: { $themes }
strict-warning = --strict accepteert niets wat opvalt: { $warnings }
    .help = doe wat elke waarschuwing vraagt; of laat --strict weg, dan wordt het vastgelegd met de waarschuwingen erbij

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
    .help = een code die nog niemand had, en een naam die geen partner draagt; wie is vertrokken, mag onder de oude naam terugkomen; wie in het convenant staat, ondertekent het

## Withdrawal, and leaving by a merger.

withdrawal-already-left = { $partner } is partij tot en met { $last_day }, en is dan al vertrokken
    .help = een partner die niet is vertrokken, en waarvan het vertrek nog niet is besloten
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
proposal-closes-before = stemmen zouden tellen tot en met { $closes_on }, en het voorstel is van een latere dag
    .help = de dag van het voorstel of een latere dag
proposal-before-last-step = de laatste stem of raadpleging over voorstel { $proposal } was op { $step_on }, na die dag
    .help = een dag vanaf { $step_on }
proposal-already-consulted = de projectgroep is op { $on } geraadpleegd over voorstel { $proposal }
    .help = één raadpleging per voorstel; trek het in om over een nieuw voorstel te raadplegen

## Votes.

vote-other-seat = { $actor } kan niet stemmen namens de zetel { $seat }
    .help = de stem van de eigen zetel of van een zetel die haar die dag volmacht gaf, of laat de projectleider de stem vastleggen
vote-no-deputy = zetel `{ $seat }` heeft op { $on } geen plaatsvervanger
    .help = leg eerst de machtiging vast, vanaf { $on } of eerder
vote-no-proxy = zetel `{ $seat }` heeft voor { $on } geen andere zetel volmacht gegeven
    .help = leg eerst de volmacht vast, vanaf { $on } of eerder

vote-closed = stemmen over voorstel { $proposal } tellen tot en met { $closes_on }, en dat ligt vóór die dag
    .help = het besluit, met de stemmen die er zijn; een stem die op tijd is uitgebracht, heeft de dag waarop dat gebeurde

## Mandates.

mandate-other-seat = { $actor } kan geen machtiging van zetel `{ $seat }` geven of intrekken
    .help = een machtiging van de eigen zetel, of laat de projectleider die vastleggen
mandate-one-of-two = een machtiging is voor een plaatsvervanger of voor een andere zetel
    .help = het nummer van een persoon als plaatsvervanger, of de code van een zetel die volmacht krijgt
mandate-person-forgotten = de gegevens van persoon { $person } zijn op { $on } gewist
    .help = een nummer dat nog niemand had
mandate-holds-seat = persoon { $person } bezet zetel `{ $seat }` op die dag
    .help = een ander; wie de zetel bezet, stemt zonder machtiging
mandate-own-proxy = zetel `{ $seat }` kan zichzelf geen volmacht geven
    .help = een andere zetel, of een persoon als plaatsvervanger
mandate-end-missing = een volmacht heeft een laatste dag
    .help = de laatste dag waarop de andere zetel voor deze stemt, bijvoorbeeld die van de vergadering
mandate-ends-before = de machtiging zou eindigen op { $until }, en is van een latere dag
    .help = de dag van de machtiging of een latere dag
mandate-overlaps = zetel `{ $seat }` heeft machtiging { $mandate } gegeven, { $days }
    .help = andere dagen, of trek eerst machtiging { $mandate } in
mandate-proxy-taken = zetel `{ $proxy }` heeft al volmacht van zetel `{ $seat }`, door machtiging { $mandate }, { $days }, en stemt voor niet meer dan één andere zetel
    .help = een andere zetel, of andere dagen
mandate-passed-on = door machtiging { $mandate }, { $days }, heeft zetel `{ $proxy }` volmacht van zetel `{ $seat }`, en een volmacht wordt niet doorgegeven
    .help = een andere zetel, een persoon als plaatsvervanger, of andere dagen
mandate-unknown = er is geen machtiging { $mandate }
    .help = het nummer van een machtiging, zoals `show mandates` het laat zien
mandate-before-grant = machtiging { $mandate } is gegeven op { $from }, na die dag
    .help = een dag vanaf { $from }
mandate-over = machtiging { $mandate } geldt niet meer vanaf { $since }
    .help = een machtiging die nog geldt
mandate-voted-since = met machtiging { $mandate } is gestemd op { $voted_on }, en die stem blijft staan
    .help = een dag na { $voted_on }

## Decisions.

decision-effective-before = { $effective_from } ligt vóór het besluit zelf
    .help = de dag van het besluit of later
decision-review-not-after = { $review_on }, de dag om het besluit opnieuw te bezien, ligt niet na het besluit zelf
    .help = een latere dag
decision-replaces-unknown = er is geen besluit { $decision } om te vervangen
    .help = het nummer van een besluit dat is aangenomen en nog niet is vervangen
decision-unknown = besluit { $decision } bestaat niet
    .help = het nummer van een besluit uit het register
decision-seat-twice = zetel `{ $seat }` krijgt bij dit besluit twee stemmen
    .help = één stem per zetel
decision-effective-on-decision = wat hier wordt besloten, wordt geboekt of geldt vanaf de dag van het besluit, { $on }, en niet vanaf { $effective_from }
    .help = geen ingangsdag; of een besluit op { $effective_from }, als er vóór die dag niets mag worden geboekt
decision-still-holds = wat besluit { $decision } deed, blijft staan, wat er nu ook wordt besloten
    .help = laat weg wat het vervangt; een latere risicosleutel vervangt een risicosleutel, een begrotingswijziging de begroting van hetzelfde jaar, een bijdrageregeling die van hetzelfde jaar, en elk besluit een besluit dat niets in het grootboek deed
decision-not-in-meeting = een schriftelijk besluit is niet in bijeenkomst { $meeting } genomen
    .help = geen bijeenkomst, of de wijze `vergadering`
decision-other-kind = bijeenkomst { $meeting }, `{ $title }`, is geen vergadering van de regiegroep
    .help = het nummer van een bijeenkomst van de soort `regiegroep`
decision-other-day = bijeenkomst { $meeting } was op { $held_on }, en het besluit is van { $on }
    .help = een vergadering van de regiegroep op { $on }: leg die eerst vast, of noem haar later met `convenant decision minute`
decision-too-many-conditions = { $conditions } voorwaarden is meer dan één besluit kan hebben
    .help = hoogstens 100 voorwaarden
decision-condition-without-day = er staat niet bij voor welke dag aan voorwaarde { $condition } moet zijn voldaan
    .help = een dag bij de voorwaarde, of een dag waarop het besluit opnieuw wordt bezien
minute-taken-over = besluit { $decision } is van vóór dit grootboek, en staat in: { $source }
    .help = een besluit waarover de zetels in dit grootboek stemden
minute-before-last = over de vergadering van besluit { $decision } is het laatst iets gezegd op { $last }, na die dag
    .help = een dag vanaf { $last }
minute-already = bijeenkomst { $meeting } staat al bij besluit { $decision }
    .help = een andere vergadering van dezelfde dag
takeover-after-votes = de regiegroep stemt in dit grootboek sinds { $on }, de dag van besluit { $decision }
    .help = een voorstel waarover de zetels stemmen; wat eerder is besloten, wordt vóór de eerste stemming overgenomen
takeover-after-booking = de boeken van dit grootboek zijn begonnen, op positie { $position }
    .help = een voorstel waarover de zetels stemmen; wat eerder is besloten, wordt vóór de eerste boeking overgenomen
takeover-books = zo'n besluit wordt geboekt, en wat het eerder in de boeken deed, zit in de beginstand
    .help = de uitkomst ervan in de beginstand; als besluit dat niets in het grootboek doet kan het ook worden overgenomen, met `other` als onderwerp
proposal-not-consulted = de projectgroep is niet geraadpleegd over voorstel { $proposal }
    .help = leg vóór het besluit de raadpleging vast, met datum en advies
proposal-undecided = de stemmen beslissen nog niet over voorstel { $proposal }: { $votes_for } voor, { $against } tegen, { $abstained } onthouding, van { $seats } zetels
    .help = leg de stemmen vast die nog niet zijn uitgebracht
proposal-closed-undecided = stemmen over voorstel { $proposal } telden tot en met { $closes_on }, en beslissen er niet over: er stemden te weinig zetels, of de stemmen staken
    .help = trek het in, en dien het opnieuw in

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
contribution-override-of-instalment = voor een termijn is een ander bedrag gegeven dan dat van de regeling
    .help = de termijn van het bedrag van de regeling, of een bedrag voor het geheel
contribution-nobody-named = er is geen partner genoemd
    .help = minstens één partner, of "all"
contribution-already-invoiced = { $partner } heeft voor { $year } al factuur { $invoice } (gebeurtenis { $position })
    .help = het geheel één keer, of elke termijn van één verdeling één keer; crediteer eerst { $invoice } helemaal als die fout is
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

## Payments, and putting them against invoices.

payment-unknown = er is geen ontvangst { $payment }
    .help = het nummer van een vastgelegde ontvangst
payment-no-invoice = er is geen factuur { $invoice }
    .help = het nummer van een verzonden factuur
payment-other-partner = factuur { $invoice } is voor { $owed_by }, en { $paid_by } heeft betaald
    .help = een factuur voor { $paid_by }
payment-before-invoice = factuur { $invoice } is van { $on }, na die dag
    .help = laat de ontvangst nog niet toegewezen, en wijs die toe vanaf { $on }
payment-open-later = op die dag staat van factuur { $invoice } geen { $amount } open: de factuur was toen betaald, en staat vanaf { $from } weer open
    .help = laat de ontvangst nog toe te wijzen, en wijs die vanaf { $from } toe
payment-before-receipt = ontvangst { $payment } kwam binnen op { $on }, na die dag
    .help = een dag vanaf { $on }
payment-invoice-twice = factuur { $invoice } staat er twee keer
    .help = elke factuur één keer
payment-more-than-open = { $amount } is meer dan er op factuur { $invoice } openstaat: { $open }
    .help = hoogstens { $open }; wat te veel is betaald, blijft nog toe te wijzen
payment-more-than-received = { $amount } is meer dan er van de ontvangst over is: { $left }
    .help = hoogstens { $left }

## Payments that come undone.

payment-already-reversed = ontvangst { $payment } is al teruggedraaid (gebeurtenis { $position })
    .help = een ontvangst die nog staat
payment-before-last = met ontvangst { $payment } gebeurde iets op { $last }, na die dag
    .help = een dag vanaf { $last }
payment-partly-refunded = van ontvangst { $payment } is al { $refunded } terugbetaald
    .help = corrigeer eerst die terugbetaling
payment-nothing-left = ontvangst { $payment } is helemaal aan facturen toegewezen of terugbetaald
    .help = een ontvangst waarvan nog iets over is; haal die eerst van een factuur af
payment-not-on-invoice = van ontvangst { $payment } is niets aan factuur { $invoice } toegewezen
    .help = een factuur waaraan de ontvangst is toegewezen
payment-more-than-on-invoice = { $amount } is meer dan er van ontvangst { $payment } aan factuur { $invoice } is toegewezen: { $there }
    .help = hoogstens { $there }
payment-same-invoice = { $invoice } is zowel de factuur waar het bedrag af gaat als de factuur waar het naartoe gaat
    .help = een andere factuur

## Reminders.

reminder-nobody-named = er is geen factuur genoemd
    .help = minstens één factuur; of laat de lijst weg: dan gaat het om elke factuur die aan de beurt is
reminder-nobody-due = geen factuur was op { $on } toe aan een herinnering
    .help = een latere dag
reminder-invoice-twice = factuur { $invoice } staat er twee keer
    .help = elke factuur één keer
reminder-last-level = voor factuur { $invoice } is al { $levels } keer een herinnering gestuurd, en het convenant kent geen volgende
    .help = stel de regiegroep voor wat ermee moet gebeuren
reminder-too-early = de volgende herinnering voor factuur { $invoice } kan vanaf { $from } worden gestuurd
    .help = een dag vanaf { $from }
reminder-disputed = factuur { $invoice } wordt betwist sinds { $since }
    .help = leg eerst de uitkomst vast: handel de betwisting af, en crediteer wat niet verschuldigd is
reminder-arranged = factuur { $invoice } wordt betaald volgens een regeling, met een volgende termijn op { $next }
    .help = een dag waarop een termijn is verstreken, of beëindig eerst de regeling

## Bank accounts.

bank-account-known = er is al een bankrekening `{ $code }`
    .help = een andere code; of wijzig hoe die rekening heet
bank-same-number = { $iban } is of was het nummer van bankrekening `{ $code }`
    .help = het nummer van een andere rekening
bank-account-unknown = er is geen bankrekening `{ $account }`
    .help = een van: { $known }
bank-account-later = bankrekening `{ $code }` staat pas vanaf { $since } vast, na die dag
    .help = een dag vanaf { $since }, of een rekening die er al was
bank-account-closed = bankrekening `{ $code }` is opgeheven op { $on }
    .help = een andere rekening; of corrigeer eerst dat die is opgeheven
bank-account-closed-then = bankrekening `{ $code }` was opgeheven vanaf { $from }, tot dat op { $until } is gecorrigeerd
    .help = een dag vóór { $from }, of vanaf { $until }
bank-no-entry = bankrekening `{ $account }` is genoemd, en geen bankmutatie daarop
    .help = ook de referentie van de bank, of geen rekening
bank-main-stays = `{ $code }` is de hoofdrekening, waarop alles staat wat geen rekening noemt
    .help = een andere rekening; heeft de hoofdrekening een ander nummer, wijzig dat dan
bank-used-since = de laatste mutatie op bankrekening `{ $code }` is van { $last }, na die dag
    .help = een dag vanaf { $last }
bank-not-empty = op bankrekening `{ $code }` staat nog { $balance }
    .help = boek eerst over wat er nog staat, en leg vast wat de bank boekte
bank-account-before-last = hoe bankrekening `{ $code }` heet, is gewijzigd op { $last }, na die dag
    .help = een dag vanaf { $last }
bank-account-same = bankrekening `{ $code }` heet al zo
    .help = een naam of een nummer dat anders is
transfer-same-account = `{ $account }` is de rekening waar het af ging en die waar het op kwam
    .help = twee rekeningen van het convenant

## Small differences.

difference-none-small = in dit convenant is geen verschil zo klein dat het zonder besluit kan worden afgeboekt
    .help = een voorstel: convenant proposal submit write-off { $invoice }
difference-disputed = factuur { $invoice } wordt betwist sinds { $since }
    .help = handel eerst de betwisting af, en crediteer wat niet verschuldigd is
difference-not-small = op factuur { $invoice } staat { $open } open, en een verschil is klein tot en met { $limit }
    .help = eerst wat wordt betaald of gecrediteerd; of een voorstel: convenant proposal submit write-off { $invoice }
difference-again = van factuur { $invoice } is al { $written_off } als klein verschil afgeboekt, en met nog { $open } komt dat boven { $limit }
    .help = een voorstel: convenant proposal submit write-off { $invoice }

## Disputes and payment arrangements.

dispute-already = factuur { $invoice } wordt al betwist sinds { $on }
    .help = een factuur die niet wordt betwist
dispute-none = factuur { $invoice } wordt niet betwist
    .help = een factuur die wordt betwist
dispute-before-last = de betwisting van factuur { $invoice } begon of eindigde op { $last }, na die dag
    .help = een dag vanaf { $last }
arrangement-invoices = de regeling is voor { $invoices } facturen
    .help = 1 tot 60 facturen
arrangement-invoice-twice = factuur { $invoice } staat er twee keer
    .help = elke factuur één keer
arrangement-running = factuur { $invoice } heeft een regeling van { $on }
    .help = beëindig eerst de regeling van { $on }
arrangement-none = factuur { $invoice } heeft geen lopende regeling
    .help = een factuur met een regeling die niet is beëindigd
arrangement-before-last = een regeling van factuur { $invoice } begon of eindigde op { $last }, na die dag
    .help = een dag vanaf { $last }
arrangement-terms = de regeling heeft { $terms } termijnen
    .help = 1 tot 60 termijnen
arrangement-terms-in-order = een termijn van { $due } staat na { $before }
    .help = termijnen op volgorde van hun dagen, de eerste na de dag van de regeling
arrangement-not-what-is-open = de termijnen zijn samen { $terms }, en er staat { $open } open
    .help = termijnen van samen { $open }

## Invoices after they were sent, and credit notes.

invoice-unknown = er is geen factuur { $invoice }
    .help = het nummer van een verzonden factuur
invoice-before-invoice = factuur { $invoice } is van { $on }, na die dag
    .help = een dag vanaf { $on }
invoice-nothing-open = op factuur { $invoice } staat niets open
    .help = een factuur waarop iets openstaat
invoice-more-than-open = { $amount } is meer dan er op factuur { $invoice } openstaat: { $open }
    .help = hoogstens { $open }
credit-nothing-left = factuur { $invoice } is helemaal gecrediteerd of afgeboekt
    .help = een factuur waarvan nog iets over is
credit-more-than-left = { $amount } is meer dan er van factuur { $invoice } over is, betaald of niet: { $left }
    .help = hoogstens { $left }
credit-not-a-contribution = { $invoice } is een aandeel in een tekort, zoals de regiegroep dat heeft verdeeld
    .help = een factuur die geen aandeel is; wat van een aandeel niet wordt betaald, wordt met een besluit afgeboekt

## Invoices for something else, and third parties.

relation-already-known = `{ $known }` is al de code of de naam van iemand in het register
    .help = een code en een naam die niemand in het register heeft
invoice-half-a-period = van de periode is maar één van beide dagen gegeven
    .help = zowel de eerste als de laatste dag, of geen van beide
invoice-period-backwards = de periode loopt van { $from } tot en met { $until }
    .help = een laatste dag vanaf { $from }
invoice-several-years = het jaar van { $from } eindigt op { $last_day }, vóór { $until }
    .help = een periode binnen één jaar: voor elk jaar een factuur
invoice-payment-term = een betaaltermijn van { $days } dagen
    .help = 1 tot 365 dagen
invoice-half-of-vat = alleen de btw-positie of alleen de grond ervan is gegeven
    .help = beide, of geen van beide

## Money of which it is not known what it is for.

suspense-unknown = er is geen vraagpost { $receipt }
    .help = het nummer van een ontvangst die als onbekend is vastgelegd
suspense-resolved = van vraagpost { $receipt } staat niets meer open: hij is opgelost of eruit gehaald
    .help = een vraagpost die nog openstaat
suspense-one-way = er worden { $ways } dingen gezegd over wat het is
    .help = een van: een partner, een regel, een subsidie, of de bankreferentie waarmee het is terugbetaald
suspense-allocate-nothing = er zijn facturen genoemd, en geen partner die ze betaalt
    .help = de partner, of geen facturen
suspense-more-than-to-come = { $amount } is meer dan er van subsidie { $subsidy } nog te ontvangen is: { $to_come }
    .help = een subsidie waarvan nog zoveel te ontvangen is

## Other income.

income-no-line = `{ $line }` is geen regel voor overige baten in de begroting van { $year }
    .help = een van: { $lines }

## Subsidies.

subsidy-period = een subsidie vanaf { $from } kan niet tot en met { $until } worden besteed
    .help = een laatste dag die niet vóór de eerste ligt
subsidy-accounted-early = een subsidie die tot en met { $until } wordt besteed, kan niet uiterlijk op { $account_by } worden verantwoord
    .help = een dag vanaf { $until }
subsidy-known = `{ $reference }` van deze subsidiegever is al subsidie { $subsidy }
    .help = elke verlening één keer, onder het kenmerk van de subsidiegever
subsidy-unknown = er is geen subsidie { $subsidy }
    .help = het nummer van een verleende subsidie
subsidy-withdrawn = subsidie { $subsidy } is bij vergissing vastgelegd, en dat is gecorrigeerd
    .help = een subsidie die nog geldt
subsidy-before-last = van subsidie { $subsidy } is iets vastgelegd op { $last }, na die dag
    .help = een dag vanaf { $last }
subsidy-nothing-to-come = van subsidie { $subsidy } is niets meer te ontvangen
    .help = een subsidie waarvan nog iets te ontvangen is
subsidy-more-than-to-come = { $amount } is meer dan er van subsidie { $subsidy } nog te ontvangen is: { $to_come }
    .help = hoogstens { $to_come }
subsidy-not-in-period = subsidie { $subsidy } wordt besteed van { $from } tot en met { $until }
    .help = een dag in die periode, of geen subsidie
subsidy-settled = subsidie { $subsidy } is op { $on } vastgesteld
    .help = als de vaststelling fout was, corrigeer die en stel de subsidie opnieuw vast
subsidy-exhausted = subsidie { $subsidy } is helemaal besteed
    .help = geen subsidie; de begrotingsregel draagt de uitgave
subsidy-awarded-too-much = subsidie { $subsidy } kan niet worden vastgesteld op { $awarded }: er is { $granted } verleend
    .help = nul tot en met { $granted }
subsidy-nothing-repayable = van subsidie { $subsidy } is niets terug te betalen
    .help = een vastgestelde subsidie waarvan meer is ontvangen dan vastgesteld
subsidy-more-than-repayable = { $amount } is meer dan er van subsidie { $subsidy } is terug te betalen: { $repayable }
    .help = hoogstens { $repayable }

## Budgets.

budget-year-closed = de boeken van { $year } zijn afgesloten
    .help = een begroting voor een jaar dat nog open is
budget-exists = { $year } heeft al een begroting, vastgesteld met besluit { $decision }
    .help = stel een begrotingswijziging voor
budget-missing = { $year } heeft nog geen begroting om te wijzigen
    .help = stel de eerste begroting van het jaar voor
budget-lines = de begroting heeft { $lines } regels
    .help = 1 tot en met 500 regels
budget-line-twice = regel `{ $code }` staat er twee keer
    .help = elke code één keer
budget-negative = het bedrag van regel `{ $code }` is { $amount }
    .help = nul of meer; de soort van de regel zegt of het om baten of lasten gaat
budget-unknown-theme = `{ $theme }` is geen thema van het convenant
    .help = een van: { $themes }
budget-kind-changed = regel `{ $code }` was eerder van een andere soort
    .help = een andere code voor een regel van een andere soort
budget-second-of-its-kind = regel `{ $code }` is een tweede regel voor { $kind }
    .help = één regel voor alle { $kind }
budget-before-last = de begroting van { $year } is vastgesteld of gewijzigd op { $last }, na die dag
    .help = een dag vanaf { $last }
budget-line-in-use = regel `{ $code }` is weggelaten, en er is al iets op geboekt (gebeurtenis { $position })
    .help = houd de regel erin, desnoods met nul
budget-codes-used-up = met deze begroting zouden er { $codes } codes van regels zijn, en een grootboek kan er hoogstens { $limit } nummeren
    .help = de codes van regels die andere jaren hebben

## Forecasts and explanations.

forecast-no-line = de begroting van { $year } heeft geen regel `{ $line }`
    .help = de code van een regel van die begroting, zoals `show budget` die geeft
forecast-negative = een regel kan niet uitkomen op { $amount }
    .help = nul of meer; de soort van de regel zegt of het om baten of lasten gaat

## Expenses.

expense-no-line = `{ $line }` is geen regel voor lasten in de begroting van { $year }
    .help = een van: { $lines }
expense-line-missing = een rekening die nog betaald moet worden, staat op een begrotingsregel
    .help = de regel; of, als de bank het al heeft geboekt, de referentie van de bank als `betaald`
expense-due = een rekening van { $dated } kan niet vervallen op { $due }
    .help = een laatste betaaldag vanaf { $dated }
expense-vat-rate = { $rate } is geen btw-tarief
    .help = een tarief van 1 tot en met 100 procent; wat zonder btw is, wordt weggelaten
expense-vat-twice = de btw tegen { $rate } procent staat er dubbel
    .help = elk tarief één keer
expense-vat-too-much = de btw van { $vat } is niet minder dan het bedrag van { $amount }, waar zij in zit
    .help = het bedrag inclusief btw, en de btw daarin
expense-invoice-known = factuur `{ $invoice }` van { $supplier } is uitgave { $expense }
    .help = elke rekening één keer; corrigeer die uitgave eerst als zij onjuist is, en leg de rekening vast vanaf de dag van de correctie
expense-bills = er worden { $bills } uitgaven tegelijk betaald
    .help = 1 tot en met 500 uitgaven
expense-bill-twice = uitgave { $expense } staat er dubbel
    .help = elke uitgave één keer, helemaal of met het bedrag dat ervan is betaald
expense-no-risk-key = op { $on } was voor { $year } geen risicosleutel vastgesteld, en een sleutel gaat vooraf aan de kosten die hij verdeelt
    .help = laat de regiegroep eerst een risicosleutel vaststellen, of dateer de uitgave daarna
expense-unknown = er is geen uitgave { $expense }
    .help = het nummer van een vastgelegde uitgave
expense-before-expense = uitgave { $expense } is van { $on }, na die dag
    .help = een dag vanaf { $on }
expense-paid = uitgave { $expense } is helemaal betaald
    .help = een uitgave waarvan nog iets openstaat
expense-more-than-open = { $amount } is meer dan er van uitgave { $expense } openstaat: { $open }
    .help = hoogstens { $open }

## Commitments.

commitment-unknown = er is geen verplichting { $commitment }
    .help = het nummer van een vastgelegde verplichting
commitment-before-last = van verplichting { $commitment } is iets vastgelegd op { $last }, na die dag
    .help = een dag vanaf { $last }
commitment-other-line = verplichting { $commitment } staat op regel `{ $line }`
    .help = dezelfde regel, of geen verplichting
commitment-nothing-left = van verplichting { $commitment } is niets over
    .help = een verplichting waarvan nog iets over is
commitment-less-than-drawn = { $amount } is minder dan er van verplichting { $commitment } al is besteed: { $drawn }
    .help = minstens { $drawn }
commitment-same = verplichting { $commitment } is al { $amount }
    .help = een ander bedrag

## Corrections.

correction-moved-since = van wat gebeurtenis { $position } op zijn regel zette, is er niet meer dan { $left }: de rest is op een andere regel gezet, gecrediteerd of doorgeschoven
    .help = corrigeer dat eerst
correction-credit-used = van wat de leverancier verschuldigd was door tegoed { $credit }, is niet meer dan { $owed } over
    .help = corrigeer eerst waarmee het is verrekend, of wat is ontvangen
correction-released = wat gebeurtenis { $position } aan het eind van { $year } boekte, is op de eerste dag van het volgende jaar teruggeboekt
    .help = een dag tot en met { $last }, zolang de boeken van { $year } open zijn
correction-nothing-there = gebeurtenis { $position } is niets wat een correctie terugneemt
    .help = het nummer van een andere handeling, zoals `log` het toont; een stem, een adres en wat besloten is maken plaats voor een later
correction-built-on = gebeurtenis { $later } rust op wat bij gebeurtenis { $position } staat
    .help = corrigeer eerst gebeurtenis { $later }, of leg vast wat klopt vanaf de dag waarop het klopt
correction-already-corrected = gebeurtenis { $position } is al teruggedraaid door gebeurtenis { $by }
    .help = elke handeling wordt één keer teruggedraaid; leg de juiste vast
correction-other-way = gebeurtenis { $position } wordt niet met een correctie teruggedraaid
    .help = { $way }
correction-before-act = gebeurtenis { $position } is geboekt op { $on }, na die dag
    .help = een dag vanaf { $on }
correction-decided-in = besluit { $decision } is genomen in bijeenkomst { $meeting }
    .help = noem eerst de vergadering waarin het is genomen: convenant decision minute { $decision }; een bijeenkomst met fouten wordt onder een andere titel opnieuw vastgelegd
correction-paid-already = van uitgave { $expense } is { $paid } betaald
    .help = corrigeer eerst de betalingen, en betaal de juiste uitgave
correction-recovered = van factuur { $invoice } is niet meer dan { $left } nog als klein verschil afgeboekt: de rest is alsnog betaald
    .help = niets voor wat is betaald; wat nog wordt betaald, wordt aan de factuur toegewezen
correction-receipt-resolved = van vraagpost { $receipt } is bekend waarvoor die was
    .help = corrigeer eerst wat daarover is vastgelegd
correction-invoiced-again = wat { $note } crediteerde, is opnieuw gefactureerd als { $invoice }
    .help = crediteer eerst { $invoice }
correction-subsidy-in-use = subsidie { $subsidy } is ontvangen, besteed of vastgesteld
    .help = corrigeer eerst wat ermee is gebeurd

## Closing a year.

year-not-closed = de boeken van { $year } zijn niet afgesloten
    .help = een jaar dat op de dag van het voorstel is afgesloten
year-taken-over = een andere administratie sloot { $year } af, en de boekingen daarvan staan niet in deze boeken
    .help = een handeling van vandaag die zegt welk jaar zij betreft
year-later-closed = { $later } is na { $year } afgesloten
    .help = het jaar dat het laatst is afgesloten; open eerst { $later } weer
year-account-adopted = de regiegroep heeft de jaarrekening van { $year } op { $on } vastgesteld, met besluit { $decision }
    .help = een jaar kan weer open voordat zijn jaarrekening is vastgesteld; nu een handeling van een jaar dat open is, die zegt dat zij { $year } betreft
year-result-used = wat { $year } overliet, is bestemd of verdeeld op { $on }
    .help = een handeling van een jaar dat open is, die zegt dat zij { $year } betreft
year-account-not-closed = de boeken van { $year } zijn op die dag niet afgesloten, en de jaarrekening kan dus nog veranderen
    .help = een jaar dat is afgesloten: convenant year close { $year }
year-account-taken-over = een andere administratie sloot { $year } af, en maakte daarvan de jaarrekening
    .help = een jaar dat in deze boeken is afgesloten
year-account-already = de jaarrekening van { $year } is op { $on } vastgesteld, met besluit { $decision }
    .help = elke jaarrekening één keer; wat later blijkt, wordt geboekt in een jaar dat open is, en zegt dat het { $year } betreft
year-already-closed = de boeken van { $year } zijn op { $on } afgesloten
    .help = een jaar dat nog open is
year-not-over = { $year } loopt tot en met { $last_day }
    .help = een dag na { $last_day }
year-previous-open = de boeken van { $previous } zijn nog open
    .help = sluit eerst { $previous } af
year-invoiced-since = wat op { $on } is gefactureerd, is een bate van { $year }
    .help = een dag vanaf { $on }

## Surpluses, and what is refunded of them.

surplus-year-not-closed = de boeken van { $year } zijn niet afgesloten
    .help = sluit eerst { $year } af: dan pas is het resultaat bekend
surplus-none = { $year } heeft geen overschot om te bestemmen: van het resultaat is { $left } over
    .help = een jaar met een overschot dat nog geen bestemming heeft
surplus-no-destination = er is geen bestemming gegeven
    .help = reserve, next-year-budget, project of partners, elk met een bedrag
surplus-destination-twice = { $destination } staat er twee keer
    .help = elke bestemming één keer
surplus-too-much = de bestemmingen zijn samen { $total }, meer dan er van het overschot over is: { $left }
    .help = bestemmingen van samen hoogstens { $left }
surplus-nobody-paid = geen partner heeft voor { $year } een bijdrage betaald
    .help = een andere bestemming
refund-nothing-payable = aan { $partner } is niets terug te betalen
    .help = een partner die volgens een besluit iets terugkrijgt, of de partner waarin die is opgegaan
refund-more-than-payable = { $amount } is meer dan er aan { $partner } is terug te betalen: { $payable }
    .help = hoogstens { $payable }

## Releasing funds.

fund-empty = in dat bestemmingsfonds zit niets
    .help = een fonds waarvoor een overschot is bestemd, onder de naam die het kreeg
fund-more-than-there = { $amount } is meer dan er in het fonds zit: { $there }
    .help = hoogstens { $there }

## The risk key.

risk-key-bearer-missing = `{ $seat }` draagt risico en heeft geen gewicht
    .help = een gewicht voor elke zetel die risico draagt
risk-key-not-a-bearer = `{ $seat }` draagt geen risico
    .help = gewichten voor de zetels die risico dragen, en voor niemand anders
risk-key-seat-twice = `{ $seat }` is een zetel die al een gewicht heeft
    .help = elke zetel één keer
risk-key-weight = het gewicht van `{ $seat }` is { $weight }
    .help = een gewicht van 1 tot en met 1000000
risk-key-after-costs = een sleutel vanaf { $year } zou kosten verdelen die al zijn gemaakt: een uitgave van { $on } (gebeurtenis { $position })
    .help = een sleutel vanaf het eerste jaar zonder uitgaven

## Deficits.

deficit-year-not-closed = de boeken van { $year } zijn niet afgesloten
    .help = sluit eerst { $year } af: dan pas is het resultaat bekend
deficit-none = { $year } heeft geen tekort om te verdelen: van het resultaat is { $left } over
    .help = een jaar met een tekort dat nog niet is verdeeld
deficit-more-than-deficit = { $carried_forward } is meer dan het tekort van { $deficit }
    .help = hoogstens { $deficit } naar het volgende jaar
deficit-no-next-year = er kan niets naar { $next } gaan: dat jaar ligt na de looptijd, of de boeken ervan zijn gesloten
    .help = geen bedrag naar het volgende jaar: de reserve en wie het tekort draagt, dragen alles
deficit-nobody-bears = volgens die maatstaf is er geen partner die het tekort van { $year } draagt
    .help = een andere maatstaf, of de risicodragers
deficit-no-risk-key = geen risicosleutel verdeelt de kosten van { $year }
    .help = laat de regiegroep eerst een risicosleutel vaststellen

## The end of the covenant.

settlement-term-runs = het convenant loopt tot en met { $ends }
    .help = een dag na { $ends }
settlement-already-settled = het convenant is op { $on } afgewikkeld
    .help = wat over was wordt uitbetaald, en verder niets
settlement-before-last = er is iets geboekt op { $last }, na die dag
    .help = een dag vanaf { $last }
settlement-year-open = de boeken van { $year } zijn nog open
    .help = sluit eerst { $year } af
settlement-commitment-open = van verplichting { $commitment } is nog { $left } over
    .help = leg de uitgave vast, of laat vrijvallen wat over is
settlement-balance-left = op rekening { $account }, { $name }, staat nog { $balance }
    .help = breng het saldo eerst op nul: betaal, crediteer, boek af, stel vast of geef een bestemming
settlement-nobody-paid = geen partner heeft een bijdrage betaald
    .help = de risicodragers, of een overdracht
settlement-nothing-to-transfer = er is niets over te dragen
    .help = een afwikkeling die overdraagt wat over is

## Ambassadors.

ambassador-already-appointed = persoon { $person } is ambassadeur van { $partner } sinds { $since }
    .help = een andere persoon, of beëindig dit eerst
ambassador-not-appointed = persoon { $person } is geen ambassadeur van { $partner }
    .help = een persoon die nu ambassadeur van deze partner is
ambassador-not-after-last = het ambassadeurschap van persoon { $person } voor { $partner } veranderde voor het laatst op { $last }
    .help = een dag na { $last }
ambassador-person-forgotten = de gegevens van persoon { $person } zijn op { $on } gewist
    .help = een nummer dat nog niemand had

## The groups.

group-already-member = persoon { $person } zit in de { $group } sinds { $since }
    .help = een andere persoon, of laat deze persoon eerst de groep verlaten
group-no-member = persoon { $person } zit niet in de { $group }
    .help = een persoon die er nu in zit
group-not-after-last = de deelname van persoon { $person } aan de { $group } veranderde voor het laatst op { $last }
    .help = een dag na { $last }
group-work-missing = een lid van de projectgroep heeft een werkveld en één hoofdthema
    .help = zowel het werkveld als het thema
group-work-given = een lid van de werkgroep communicatie heeft geen eigen werkveld of thema
    .help = geen werkveld en geen thema, of de projectgroep
group-person-forgotten = de gegevens van persoon { $person } zijn op { $on } gewist
    .help = een nummer dat nog niemand had

## Meetings.

meeting-unknown = bijeenkomst { $meeting } bestaat niet
    .help = het nummer van een bijeenkomst die is vastgelegd
meeting-already-recorded = de bijeenkomst `{ $title }` van { $on } is al vastgelegd, als nummer { $meeting }
    .help = elke bijeenkomst één keer
meeting-nobody-invited = niemand is uitgenodigd
    .help = minstens één partner, of de ambassadeurs zodra die er zijn
meeting-named-twice = { $field } noemt { $partner } twee keer
    .help = elke partner één keer

## Goals.

goal-after-year = { $year } eindigde op { $last_day }; een doel wordt daarvóór gesteld
    .help = een dag tot en met { $last_day }, of een later jaar
goal-already-set = dit doel van { $year } is al gesteld, als nummer { $goal }
    .help = een ander doel, of voortgang van doel { $goal }
goal-unknown = er is geen doel { $goal }
    .help = het nummer van een gesteld doel
goal-before-goal = doel { $goal } is gesteld op { $on }
    .help = een dag vanaf { $on }
goal-before-year = doel { $goal } is van een jaar dat begint op { $first_day }
    .help = een dag vanaf { $first_day }

## Contributions in kind.

in-kind-no-hours = er is nul uur bijgedragen
    .help = het aantal uren, of geen uren als het goederen waren

## Chances for subsidies.

chance-passed = de laatste dag om aan te vragen, { $apply_by }, was al voorbij
    .help = een dag vanaf die van de handeling, of geen als er geen laatste dag is
chance-unknown = er is geen subsidiekans { $chance }
    .help = het nummer van een vastgelegde subsidiekans, zoals `show chances` die toont
chance-before-last = wat het laatst bekend is van subsidiekans { $chance }, is van { $last }, na die dag
    .help = een dag vanaf { $last }
chance-over = subsidiekans { $chance } is afgelopen: { $state }
    .help = een subsidiekans die nog loopt; leg een nieuwe vast als die terugkomt
chance-already-applied = subsidiekans { $chance } is op { $on } aangevraagd
    .help = wat er van de aanvraag is geworden
chance-not-applied = niemand heeft subsidiekans { $chance } aangevraagd
    .help = leg eerst de aanvraag vast, op de dag zelf
chance-subsidy-not-granted = er is een subsidie genoemd bij een kans die niet is toegekend
    .help = geen subsidie, of de stand `toegekend`
chance-subsidy-unknown = er is geen subsidie { $subsidy } die geldt
    .help = het nummer van een toegekende subsidie, zoals `show subsidies` die toont; leg eerst de toekenning vast

## Waiving what the covenant asks.

waiver-period-missing = een monitoringrapportage is van een periode, van 1 tot en met { $periods }
    .help = de periode van de rapportage
waiver-no-period = `{ $obligation }` geldt voor een heel jaar
    .help = geen periode
waiver-no-partner = `{ $obligation }` wordt niet per partner gemeten
    .help = geen partner
waiver-no-decision = besluit { $decision } laat niets vervallen: het was die dag niet aangenomen, of doet iets anders in het grootboek
    .help = het nummer van een besluit over een voorstel van de soort `other` dat die dag was aangenomen
waiver-already = `{ $obligation }` van { $year } is op { $on } al vervallen
    .help = iets anders, of niets

## The evaluation.

evaluation-too-early = { $on } ligt vóór het laatste jaar van het convenant, dat begint op { $first_day }
    .help = een dag vanaf { $first_day }
evaluation-already-recorded = het convenant is op { $on } geëvalueerd
    .help = één evaluatie per convenant; voeg een aanvulling er als document bij
evaluation-nobody-attended = geen partner deed mee
    .help = minstens één partner, of "all"

## Monitoring reports.

report-no-period = { $year } heeft geen verantwoordingsperiode { $period }
    .help = een periode van 1 tot en met { $periods }
report-before-covenant = periode { $period } van { $year } eindigde op { $ends }, vóór { $starts }, toen het convenant of deze boeken begonnen
    .help = een periode die eindigt op { $starts } of later
report-period-not-over = periode { $period } van { $year } loopt tot en met { $ends }
    .help = een dag vanaf { $ends }
report-nothing-to-replace = over { $year }, periode { $period }, is op die dag geen rapportage uitgebracht
    .help = geen reden: het is de eerste versie
report-already-issued = de rapportage van { $year }, periode { $period }, is op { $on } uitgebracht
    .help = een periode zonder rapportage, of de reden waarom een volgende versie deze vervangt; wat later kwam, staat in de volgende rapportage
report-basis-moved = de rapportage is gemaakt uit { $basis } gebeurtenissen, en er zijn er { $events } vastgelegd
    .help = een rapportage uit alle { $events } gebeurtenissen
report-no-files = de rapportage heeft geen bestanden
    .help = de bestanden waaruit de rapportage bestaat, hoogstens 100, met hun SHA-256

## Reviews of reports.

review-not-issued = er was op die dag geen rapportage van { $year }, periode { $period }, uitgebracht
    .help = een uitgebrachte rapportage, op de dag van uitbrengen of later
review-already-reviewed = de rapportage van { $year }, periode { $period }, is besproken op { $reviewed_on }
    .help = de bespreking van een andere rapportage, of van een volgende versie; een nieuwe actie komt los op de actielijst
review-too-many-actions = { $actions } acties is meer dan er in één bespreking past
    .help = hoogstens 100 acties

## Actions.

action-unknown-owner = `{ $owner }` kan geen actie op zich nemen
    .help = een van: { $owners }
action-due-passed = een actie van { $on } kan niet al op { $due } klaar moeten zijn
    .help = een dag vanaf { $on }
action-no-decision = er was op die dag geen besluit { $decision }
    .help = het nummer van een genomen besluit, of geen
action-unknown = er is geen actie { $action }
    .help = het nummer van een actie op de lijst
action-before-last-step = met actie { $action } gebeurde voor het laatst iets op { $last }, na die dag
    .help = een dag vanaf { $last }
action-already-closed = actie { $action } is op { $closed_on } afgesloten
    .help = een nieuwe actie
action-not-later = actie { $action } moet al uiterlijk op { $due } klaar zijn
    .help = een dag na { $due }

action-condition-stays = actie { $action } is een voorwaarde bij besluit { $decision }, en alleen de regiegroep kan die laten vervallen
    .help = `uitgevoerd` zodra eraan is voldaan; of het nummer van een later besluit dat haar laat vervallen, en dat besluit { $decision } vervangt of verder niets in het grootboek doet
action-condition-day = actie { $action } is een voorwaarde bij besluit { $decision }, en de regiegroep bepaalde de dag
    .help = een besluit met de voorwaarde en haar nieuwe dag; laat daarna actie { $action } vervallen door dat besluit
action-drops-nothing = actie { $action } is geen voorwaarde die vervalt, en er hoeft niets over te worden besloten
    .help = geen besluit

## Documents.

document-path-in-name = `{ $name }` is een pad, of geen naam die een bestand kan hebben
    .help = alleen de naam van het bestand, zonder `/`, `\` of `:`
document-name-too-long = de naam van het document heeft { $bytes } bytes
    .help = een naam van hoogstens { $limit } bytes, zodat het bestand onder die naam kan worden opgeslagen
document-size = het document heeft { $size } bytes
    .help = een document van 1 tot en met { $limit } bytes
document-size-differs = document { $document } heeft dezelfde SHA-256 en { $size } bytes
    .help = de grootte van het bestand met SHA-256 { $sha256 }
document-no-events = het document hoort bij geen gebeurtenis, of bij meer dan { $limit } tegelijk
    .help = de nummers van minstens 1 en hoogstens { $limit } gebeurtenissen; zie het log
document-position-twice = gebeurtenis { $position } staat er twee keer
    .help = elke gebeurtenis één keer
document-unknown-event = er is geen gebeurtenis { $position } die uiterlijk op { $on } inging
    .help = het nummer van een gebeurtenis in het log, en een dag vanaf die van de gebeurtenis
document-already-attached = hetzelfde bestand zit al bij gebeurtenis { $position }, als document { $document }
    .help = elk bestand één keer bij dezelfde gebeurtenis

## Forgetting a person.

person-unknown = geen gebeurtenis tot en met { $on } noemt persoon { $person }
    .help = het nummer van een persoon die uiterlijk op { $on } in een gebeurtenis is genoemd
person-already-forgotten = de gegevens van persoon { $person } zijn op { $on } gewist
    .help = een persoon van wie de gegevens niet zijn gewist
person-holds-role = persoon { $person } vervult de rol van { $role } op { $on } of later
    .help = beëindig eerst de benoeming, en wis de gegevens vanaf de dag waarop die eindigt
person-is-ambassador = persoon { $person } is ambassadeur van { $partner } op { $on } of later
    .help = beëindig dat eerst, en wis de gegevens vanaf de dag waarop het eindigt
person-in-group = persoon { $person } zit in de { $group } op { $on } of later
    .help = laat de persoon eerst de groep verlaten, en wis de gegevens vanaf die dag
person-is-deputy = persoon { $person } is plaatsvervanger van { $seat } op { $on } of later
    .help = trek eerst de machtiging in, en wis de gegevens vanaf die dag

## The opening position.

opening-twice = de boeken zijn geopend op { $on }, op positie { $position }
    .help = leg elk verschil vast als een handeling van de eigen dag: een creditnota, een ontvangst, een uitgave
opening-after-others = de boeken zijn al begonnen, op positie { $position }
    .help = een beginstand komt vóór al het andere dat wordt geboekt: in een nieuw grootboek, of leg wat ontbreekt vast als een handeling van de eigen dag
opening-not-before = { $what } is van { $on }, en de stand is die aan het begin van { $opened }
    .help = wat van vóór { $opened } is; leg wat van { $opened } of later is vast als een eigen handeling
opening-due-before-invoice = factuur `{ $number }` van { $on } moet uiterlijk op { $due } zijn betaald
    .help = een uiterste betaaldag vanaf { $on }
opening-invoice-twice = factuur `{ $number }` staat er twee keer
    .help = elke factuur één keer
opening-paid-too-much = van factuur `{ $number }` is { $paid } betaald, en het bedrag ervan is { $amount }
    .help = hoogstens { $amount } als betaald, en wat er meer is betaald als ontvangst
opening-receipt-twice = bankboeking `{ $bank_reference }` staat er twee keer
    .help = elke bankboeking één keer
opening-no-line = `{ $line }` is geen post van de begroting van { $year }
    .help = een post van die begroting; neem eerst het besluit over de begroting van { $year } over
opening-no-expense-line = `{ $line }` is geen lastenpost
    .help = de post waarop de rekening is geboekt
opening-line-twice = post `{ $line }` staat er twee keer
    .help = elke post één keer
opening-not-earlier = { $year } komt niet vóór { $opened }, het jaar waarin de boeken worden geopend
    .help = wat in { $opened } is ontvangen en uitgegeven per begrotingspost, en resultaten van jaren daarvóór
opening-result-twice = het resultaat van { $year } staat er twee keer
    .help = elk jaar één keer
opening-bank-account-twice = bankrekening `{ $account }` staat er twee keer: het saldo van de hoofdrekening staat in `bank`
    .help = elke rekening één keer
opening-fund-twice = { $fund } staat er twee keer
    .help = elk fonds één keer
opening-subsidy-too-much = van subsidie `{ $reference }` is { $moved } ontvangen of besteed, en er is { $granted } verleend
    .help = hoogstens { $granted }
opening-subsidy-twice = subsidie `{ $reference }` van dezelfde verlener staat er twee keer
    .help = elke subsidie één keer
opening-unbalanced = de stand sluit niet: bank, vorderingen en lasten zijn { $debit }, en schulden, reserves en baten { $credit }, een verschil van { $difference }
    .help = aan beide kanten hetzelfde; een verschil dat niemand kan verklaren, hoort bij de resultaten van eerdere jaren of bij de reserve

## Suppliers.

supplier-name-or-person = een leverancier heeft een naam, of het nummer van een natuurlijk persoon
    .help = een van de twee
supplier-personal = { $field } van een natuurlijk persoon zou voor altijd in het grootboek blijven
    .help = geen { $field }: wat van een persoon bekend is, staat verzegeld ernaast, met `convenant person set`
supplier-person-forgotten = persoon { $person } is vergeten op { $on }
    .help = het nummer van iemand die niet is vergeten
supplier-term = een termijn van { $days } dagen is langer dan een jaar
    .help = 0 tot en met 365 dagen
supplier-known = `{ $what }` is al geregistreerd: leverancier `{ $code }`
    .help = een andere code en naam, of wijzig die leverancier
supplier-unknown = geen leverancier heet `{ $supplier }`
    .help = een code uit het leveranciersregister; het meest lijkt erop: { $nearest }
supplier-several = `{ $supplier }` is een deel van de naam van meer leveranciers
    .help = meer van de naam, of een code: { $codes }
supplier-before-last = leverancier `{ $code }` is geregistreerd of gewijzigd op { $last }, na die dag
    .help = een dag vanaf { $last }
supplier-same = dat staat al zo in het register van leverancier `{ $code }`
    .help = iets wat anders is

supplier-credit-known = creditnota `{ $number }` van { $supplier } is tegoed { $credit }
    .help = elke creditnota één keer; zet `/1`, `/2` enzovoort achter het nummer als zij meer rekeningen crediteert
supplier-credit-nothing-left = van uitgave { $expense } is niets meer te crediteren
    .help = een uitgave die niet helemaal is gecrediteerd of doorgeschoven
supplier-credit-more-than-left = { $amount } is meer dan er van uitgave { $expense } niet is gecrediteerd of doorgeschoven: { $left }
    .help = hoogstens { $left }
supplier-credit-borne = subsidies dragen { $borne } van uitgave { $expense }, en zouden meer dragen dan zij kostte
    .help = hoogstens { $left }; corrigeer de uitgave eerst als het meer is, en leg vast wat ervan overblijft
supplier-credit-unknown = er is geen tegoed { $credit } bij een leverancier
    .help = het nummer van een vastgelegd tegoed, zoals `show payables` het toont
supplier-credit-used = door tegoed { $credit } is de leverancier niets meer verschuldigd
    .help = een tegoed waarvan nog iets over is
supplier-credit-more-than-owed = { $amount } is meer dan de leverancier door tegoed { $credit } verschuldigd is: { $owed }
    .help = hoogstens { $owed }
supplier-credit-other-supplier = tegoed { $credit } is van { $supplier }
    .help = een rekening van dezelfde leverancier

## Other lines, and cost between two years.

assignment-neither = gebeurtenis { $position } heeft geen uitgave en geen overige baten vastgelegd
    .help = het nummer van een uitgave of van overige baten, zoals `log` het toont
assignment-other-year = wat gebeurtenis { $position } boekte, hoort bij { $year }
    .help = een dag tot en met { $last }, zolang de boeken van { $year } open zijn
assignment-drew-on = de uitgave is ten laste gebracht van verplichting { $commitment }, die op haar regel staat
    .help = corrigeer de uitgave eerst, en leg haar vast op de andere regel
assignment-nothing-there = niets van wat gebeurtenis { $position } boekte, staat op een andere regel
    .help = wat op een andere regel staat, of op geen regel
accrual-last-year = { $year } is het laatste jaar van het convenant, en geen kosten gaan over het einde heen
    .help = een eerder jaar; in het laatste horen alle kosten bij dat jaar zelf
accrual-nothing-left = van uitgave { $expense } is niets meer door te schuiven
    .help = een uitgave die niet helemaal is gecrediteerd of doorgeschoven
accrual-more-than-left = { $amount } is meer dan er van uitgave { $expense } niet is gecrediteerd of doorgeschoven: { $left }
    .help = hoogstens { $left }
