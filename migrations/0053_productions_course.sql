-- What someone did of a course, for themselves alone. A key stays from one version to the next.
create table productions.progress (
  account_id text not null,
  production_id text not null references productions.production on delete cascade,
  key text not null,
  done_at timestamptz(3) not null default now(),
  primary key (account_id, production_id, key)
);
create index progress_by_production on productions.progress (production_id);
