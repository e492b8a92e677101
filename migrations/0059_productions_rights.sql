-- Why a part shows its file no more: someone took their yes back, or the time they gave is over.
alter table productions.part add column withdrawn text check (withdrawn in ('person', 'over'));

-- Who is seen or heard in a part, and what they said yes to. Only those who write the production read it, and who it is about.
create table productions.image_right (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  -- Of the part, from one version to the next, or 'cover'.
  key text not null,
  -- As they want to be called.
  name text not null,
  uses text[] not null,
  until date,
  agreed text not null check (agreed in ('not-yet', 'paper', 'aloud', 'written')),
  presentation_id text,
  -- Of the code on the sheet they keep.
  code_hash bytea unique,
  added_at timestamptz(3) not null default now(),
  -- When the writers were told that its end comes.
  warned_at timestamptz(3),
  ended_at timestamptz(3),
  ended text check (ended in ('person', 'over')),
  check ((ended_at is null) = (ended is null))
);
create index image_right_by_production on productions.image_right (production_id);
create index image_right_by_presentation on productions.image_right (presentation_id) where presentation_id is not null;
create index image_right_by_end on productions.image_right (until) where ended_at is null and until is not null;

-- What someone is told under "ce qui vous concerne": one person, or all who write the production.
create table productions.notice (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  presentation_id text,
  what text not null,
  path text not null,
  at timestamptz(3) not null default now()
);
create index notice_by_production on productions.notice (production_id, at desc);
create index notice_by_presentation on productions.notice (presentation_id, at desc) where presentation_id is not null;
