"""The filter language: which cards somebody means, in words such as `bank:safety is:due lapses>2 -flag:x`."""
