//! Every view in both languages. (Two helpers are writing in this directory: read /tmp/render-note.md.)
