-- What came from a production, by time: pages of a family are read along it, however many there are.
create index production_by_family on productions.production (adapted_from, published_at, id) where adapted_from is not null;
drop index productions.production_by_origin;
-- Most are never adapted, and one of them hundreds of times: reads are planned for that one, along the index and no further than asked.
alter table productions.production alter column adapted_from set (n_distinct = 1);
