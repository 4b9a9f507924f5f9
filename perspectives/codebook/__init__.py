"""The codebook: themes in a hierarchy, described, merged, split and moved, and what has become of them."""
