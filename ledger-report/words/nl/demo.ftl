### What the demonstration says at its end.

# $events, $invoices, $payments, $total
demo-counted = { $events } gebeurtenissen, { $invoices } facturen, { $payments } ontvangsten van samen { $total }.
demo-fictional =
    Alles wat niet in het convenant staat is verzonnen (fictief): alle bedragen,
    personen, leveranciers en betaaldagen.
demo-ledger = Het grootboek:   { $path }
# $path, $reports
demo-reports = De rapportages:  { $path } ({ $reports ->
        [12] twaalf
       *[other] { $reports }
    }, in elk formaat)
# $path, $documents
demo-documents = De documenten:   { $path } ({ $documents ->
        [2] twee
       *[other] { $documents }
    }, ook in het grootboek)
demo-commands = De opdrachten:   { $path } (zoals `convenant apply` ze leest)
demo-covenant = Het convenant:   { $path }
demo-further = Verder kijken:
