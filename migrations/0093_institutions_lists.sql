-- What few of a list are, found without reading the others.
create index reading_by_sort on institutions.reading (sort);
create index address_over on institutions.address (id) where outcome is not null;
