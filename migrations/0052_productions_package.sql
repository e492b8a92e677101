-- A production that came from another lab as a package: it keeps its versions and its names, and is adapted here rather than changed.
create table productions.arrival (
  production_id text primary key references productions.production on delete cascade,
  -- Where it was first published, and the name of that lab.
  url text not null,
  lab text not null,
  -- The group it was made in, there.
  group_name text,
  -- What it comes from, its trials and the needs it answers, there: handed on with it.
  told jsonb not null,
  arrived_at timestamptz(3) not null default now(),
  -- When whoever brought it showed it; until then they alone see it, and the group they brought it for.
  shown_at timestamptz(3)
);
create index arrival_by_url on productions.arrival (url);
