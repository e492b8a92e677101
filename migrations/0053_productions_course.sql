-- What someone did of a course, for themselves alone. A key stays from one version to the next.
create table productions.progress (
  account_id text not null,
  production_id text not null references productions.production on delete cascade,
  key text not null,
  done_at timestamptz(3) not null default now(),
  primary key (account_id, production_id, key)
);
create index progress_by_production on productions.progress (production_id);

-- People who follow a course together, when they wish to.
create table productions.cohort (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  name text not null,
  starts_on date not null,
  -- In words: who accompanies, and where one meets.
  accompanied_by text not null default '',
  place text not null default '',
  lang text not null,
  saves integer not null default 1,
  opened_at timestamptz(3) not null default now()
);
create index cohort_by_start on productions.cohort (production_id, starts_on desc, id desc);

-- When a cohort comes to a module, by its key.
create table productions.cohort_date (
  cohort_id text not null references productions.cohort on delete cascade,
  key text not null,
  day date not null,
  primary key (cohort_id, key)
);

create table productions.cohort_member (
  cohort_id text not null references productions.cohort on delete cascade,
  account_id text not null,
  presentation_id text not null,
  -- Whether the others who said so too see that this person takes part.
  shown boolean not null default false,
  joined_at timestamptz(3) not null default now(),
  primary key (cohort_id, account_id)
);
create index cohort_member_by_account on productions.cohort_member (account_id);
create index cohort_member_by_presentation on productions.cohort_member (presentation_id);
