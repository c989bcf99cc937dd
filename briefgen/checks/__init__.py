"""Rules over a matrix, as people left it, that find what somebody should look at: the table `rules.RULES`, run by `run.find_checks`."""
