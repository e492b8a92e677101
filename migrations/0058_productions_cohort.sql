-- People who follow a course at the same time, on days that someone proposes.
create table productions.cohort (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  name text not null,
  begins date not null,
  -- Who accompanies, and where, in words.
  accompanied text not null default '',
  place text not null default '',
  -- Who opened it; null once they are gone, and then whoever writes the course holds it.
  presentation_id text,
  saves int not null default 1,
  opened_at timestamptz(3) not null default now(),
  changed_at timestamptz(3) not null default now(),
  closed_at timestamptz(3)
);
create index cohort_by_production on productions.cohort (production_id, begins, id);
create index cohort_by_presentation on productions.cohort (presentation_id) where presentation_id is not null;

-- On which day a module is talked about; its key stays from one version of the course to the next.
create table productions.cohort_date (
  cohort_id text not null references productions.cohort on delete cascade,
  key text not null,
  day date not null,
  primary key (cohort_id, key)
);

-- Who comes: an account once, under the one name it came by. Forgotten a month after the end.
create table productions.cohort_member (
  cohort_id text not null references productions.cohort on delete cascade,
  account_id text not null,
  presentation_id text not null,
  -- Whether the others who come see that name.
  named boolean not null,
  joined_at timestamptz(3) not null default now(),
  primary key (cohort_id, account_id)
);
create index cohort_member_by_account on productions.cohort_member (account_id);
create index cohort_member_by_presentation on productions.cohort_member (presentation_id);
