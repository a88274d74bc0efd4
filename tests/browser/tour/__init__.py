"""A tour through every page of the site, as everybody who may see it: what there is, and how it looks and behaves."""
