### What stands in a spreadsheet beside what the document says.

spreadsheet-overview = Overview
spreadsheet-tables = Also in this file
spreadsheet-table = Table { $number }
spreadsheet-see = See sheet { $name }
spreadsheet-charts = Charts
