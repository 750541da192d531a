"""Forms of pacing's pages: what a person may choose, said back in plain words."""
