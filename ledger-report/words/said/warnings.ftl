### The warnings in Dutch: what is odd in what is accepted, and in `.help` what to do.
### A key is the code of the warning.

## Spending and the budget.

over-budget = regel `{ $line }` komt in { $year } uit op { $used }, uitgaven en verplichtingen samen, en begroot is { $budget }
    .help = stel een begrotingswijziging voor als dat zo moet zijn
unbudgeted = { $amount } is geboekt buiten de begroting
    .help = zet het op een regel zodra de begroting er een heeft: convenant budget assign
supplier-later = { $supplier } is geregistreerd vanaf { $since }, na die dag: de uitgave staat alleen onder de naam
    .help = registreer een leverancier vanaf de dag van zijn eerste rekening
supplier-alike = `{ $supplier }` is niet geregistreerd, en lijkt op leverancier `{ $code }`
    .help = noem de code als het die leverancier is
odd-vat = de btw hoort bij { $taxed } tegen deze tarieven, en het bedrag is { $amount }
    .help = kijk of tarieven en bedragen die van de rekening zijn; een deel ervan kan zonder btw zijn
budget-deficit = de lasten in de begroting van { $year } zijn { $deficit } hoger dan de baten
    .help = ga na of de reserve of de risicodragers dat moeten dragen
subsidy-reaches = de subsidie draagt { $borne } van de { $amount }
    .help = de rest komt op de begrotingsregel: ga na of daar ruimte voor is
same-again = { $what } { $number } van { $on } (gebeurtenis { $position }) heeft dezelfde leverancier en omschrijving
    .help = leg het één keer vast als het hetzelfde is: `convenant correct` haalt een uitgave weg, `commitment release` een verplichting

## Payments and the bank.

unallocated = { $amount } is ontvangen en niet aan een factuur toegewezen
    .help = wijs het toe, of betaal terug wat te veel was
paid-too-much = van dit bedrag is { $over } meer dan { $partner } op die dag verschuldigd was, en dat blijft nog toe te wijzen
    .help = kijk of de partner en het bedrag kloppen; betaal terug wat te veel is, of wijs het later toe
open-later = van dit bedrag blijft { $amount } nog toe te wijzen: { $invoice } was op die dag betaald, en staat vanaf { $from } weer open
    .help = wijs het vanaf die dag toe: convenant payment allocate { $payment } --invoice { $invoice } --on { $from }
small-difference = van { $invoice } blijft { $open } open, een klein verschil
    .help = komt er niets meer, boek het dan af: convenant invoice write-off { $invoice }
open-again = { $invoice } staat vanaf { $from } weer open: { $amount } die de ontvangst ervan had betaald, is eraf
    .help = leg de juiste ontvangst vast; kwam die vóór { $from } binnen, wijs die daarna toe: convenant payment allocate PAYMENT --invoice { $invoice } --on { $from }
reminded-though-paid = { $partner } krijgt een herinnering voor { $invoice }, terwijl van deze partner { $amount } is ontvangen die nog niet is toegewezen
    .help = wijs dat toe voordat de brief weggaat: convenant payment allocate PAYMENT --invoice { $invoice }
unknown-receipts = van { $receipts } ontvangsten, samen { $amount }, is nog niet bekend waarvoor ze zijn
    .help = zoek het uit en leg het vast: convenant payment resolve RECEIPT
skipped-disputed = voor { $invoice } is geen herinnering gestuurd: de factuur wordt betwist sinds { $since }
    .help = handel de betwisting af: convenant invoice settle { $invoice }
skipped-arranged = voor { $invoice } is geen herinnering gestuurd: de factuur wordt betaald volgens een regeling, met een volgende termijn op { $next }
    .help = kijk na die dag opnieuw
opening-invoices = de facturen van { $year } in de beginstand zijn samen { $invoiced }, en er is { $earned } aan bijdragen ontvangen of gefactureerd
    .help = neem ook de andere facturen van { $year } over, ook die betaald zijn, als rapportages ze moeten laten zien
below-zero = rekening { $account }, { $name }, komt op { $on } met { $balance } aan de verkeerde kant van nul
    .help = zoek een dag die niet klopt, een boeking die ontbreekt, of een boeking die er dubbel staat

## Closing a year.

open-commitments = er staan nog verplichtingen van { $year } open: { $commitments }, samen { $amount }
    .help = laat vrijvallen wat over is van verplichtingen waarvoor geen uitgave meer komt
open-disputes = er worden facturen voor { $year } betwist: { $invoices }, waarvan { $amount } openstaat
    .help = handel de betwistingen af, zodat de jaarrekening laat zien wat verschuldigd is: convenant invoice settle FACTUUR
closed-unbudgeted = er staan uitgaven van { $year } op geen enkele begrotingsregel: { $expenses }, samen { $amount }
    .help = na de afsluiting blijven ze daar staan; wijs ze eerst toe als ze op een regel horen: convenant budget assign
reports-not-issued = er zijn monitoringrapportages van { $year } niet uitgebracht: { $reports }, als eerste die van periode { $period }
    .help = breng ze uit: convenant report issue --year { $year } --period { $period }
reports-not-reviewed = er zijn monitoringrapportages van { $year } uitgebracht die de regiegroep niet heeft besproken: { $reports }, als eerste die van periode { $period }
    .help = leg vast wat zij ervan zei: convenant report review --year { $year } --period { $period }
open-creditors = er zijn uitgaven van { $year } niet helemaal betaald: { $expenses }, samen { $amount }
    .help = ga na of ze verschuldigd zijn, en betaal ze

## Invoices and what is sent.

no-billing-address = het factuuradres van { $partner } is niet vastgelegd (en van nog { $others } partners niet): zonder dat kan het document niet worden gemaakt
    .help = leg het vast: convenant partner billed-at PARTNER --name NAME --address LINE
no-issuer = er is niet vastgelegd wie de documenten van { $on } verzendt, en zonder verzender kan er geen worden gemaakt
    .help = leg het vast: convenant issuer state
numbers-out-of-order = { $number } is van { $on }, en het nummer ervoor, { $before }, is van { $before_on }
    .help = nummers hebben geen gaten, dus houd ze in de volgorde van de dagen: dateer op { $before_on } of later
invoice-to-leaver = { $invoice } is voor { $partner }, partij tot en met { $last_day }
    .help = wie vertrekt, is het hele jaar van vertrek verschuldigd; crediteer de factuur als dat niet de bedoeling is
invoice-after-leaving = { $invoice } is voor een jaar na { $last_day }, de laatste dag van { $partner } als partij
    .help = crediteer deze factuur: convenant contribution credit { $invoice } --reason TEXT (wat erop is betaald, wordt eerst ergens anders toegewezen)

## Roles, votes and reports.

role-behind-acts = { $role } deed nog iets op { $acted_on } (gebeurtenis { $position }), na { $on }, vanaf wanneer een ander of niemand de rol vervult
    .help = dateer de verandering na { $acted_on }, of ga na of de handeling van de opvolger was
vote-of-moved-seat = voorstel { $proposal } is open en heeft een stem van zetel { $seat }, die op { $since } naar een andere partij gaat
    .help = laat de zetel opnieuw stemmen als het de stem van de nieuwe partij moet zijn
too-late-for-report = de rapportage van { $year }, periode { $period }, is op { $on } uitgebracht en blijft zonder deze toelichting
    .help = meld de toelichting bij de bespreking van die rapportage
