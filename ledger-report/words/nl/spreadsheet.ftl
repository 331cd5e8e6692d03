### What stands in a spreadsheet beside what the document says.

spreadsheet-overview = Overzicht
spreadsheet-tables = Verder in dit bestand
spreadsheet-table = Tabel { $number }
spreadsheet-see = Zie tabblad { $name }
spreadsheet-charts = Grafieken
