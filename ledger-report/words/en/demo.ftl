### What the demonstration says at its end.

demo-counted = { $events } events, { $invoices } invoices, { $payments } payments of { $total } in all.
demo-fictional =
    Whatever is not in the covenant is made up (fictief): every amount, person,
    supplier and day of payment.
demo-ledger = The ledger:    { $path }
# $path, $reports
demo-reports = The reports:   { $path } ({ $reports ->
        [12] twelve
       *[other] { $reports }
    }, in every format)
# $path, $documents
demo-documents = The documents: { $path } ({ $documents ->
        [2] two
       *[other] { $documents }
    }, in the ledger as well)
demo-commands = The commands:  { $path } (as `convenant apply` takes them)
demo-covenant = The covenant:  { $path }
demo-further = Look further:
