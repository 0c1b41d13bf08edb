"""The engine, which knows no article: in come data, functions and pages, out comes the checked site.

Each folder imports only from those above it:

core        faults, files, texts of values, markup, caches, and the contract between engine and project
datasets    data/ → checked cells → a Dataset each
pages       docs/ → each page's calls, its text as Markdown makes it, and what is wrong in it
dialects    what pages hold that Markdown takes otherwise than who wrote it
drawing     an Altair chart → SVG, PNG, Vega
items       the functions that people write → what they give, and the rows that it rests on
calls       a call of a page → what it shows there
site        data, items and pages together → who uses what, what the article prints, every fault between them
reuse       the article, the data package and their parts → how each is cited, and read by programs
appendix    the site → the computed pages: traces, datasets, ledger, endnotes, glossary
publish     the site → the files beside the pages, and a page as it is published
build       the project's folder → its site, every check passed
mkdocs      MkDocs' events and its preview: nothing else knows MkDocs
changes     two states of the project → what changed for readers
"""
