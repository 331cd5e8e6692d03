### What the demonstration says at its end.

demo-counted = { $events } events, { $invoices } invoices, { $payments } payments of { $total } in all.
demo-fictional =
    Whatever is not in the covenant is made up (fictief): every amount, person,
    supplier and day of payment.
demo-ledger = The ledger:    { $path }
demo-reports = The reports:   { $path } (twelve, in every format)
demo-documents = The documents: { $path } (two, in the ledger as well)
demo-commands = The commands:  { $path } (as `convenant apply` takes them)
demo-covenant = The covenant:  { $path }
demo-further = Look further:
