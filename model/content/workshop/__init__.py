"""Workshop plans and their stories: the shape of workshops.yaml and vignettes.yaml, and what must hold in them."""
