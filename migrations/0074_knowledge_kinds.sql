-- A kind that few pieces have is found without reading them all.
create index piece_by_kind on knowledge.piece (kind);
