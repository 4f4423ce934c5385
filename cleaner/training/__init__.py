"""How the model of the block engine is made: `python -m cleaner.training --bench DIR`.

`bench` reads the pages, `labels` says which blocks are the article's, `doubt` how far to trust that, `lexicons` learns
what words say, `fit` trains, `validate` measures by host, `worst` lists failures, `heldout` runs the whole pipeline over pages that a model has not seen. Needs the extra
`train`. docs/model-card.md has the figures.
"""
