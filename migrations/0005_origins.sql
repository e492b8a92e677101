-- What came of what: the group, the need or the production that began from something else that was published.
create table platform.origin (
  -- What began; a production has this id before it is published.
  thing_id text primary key,
  from_id text not null,
  at timestamptz(3) not null default now()
);
create index origin_by_from on platform.origin (from_id, at desc);
