"""Rules over a matrix, as people left it, that find what somebody should look at: `rules.RULES`, run by `run.check_matrix`."""
