-- What was made, its versions and what they hold, who is named, the needs it answers and the trials of it.
create schema productions;

-- Its id is that of its published thing. A production alone belongs to the account; a group's, to whoever is in the group.
create table productions.production (
  id text primary key,
  -- Drawn when it is first published.
  slug text unique,
  group_id text,
  -- Who started it, then who published it first; nobody once they left and erased.
  account_id text,
  presentation_id text,
  -- The version readers get, with what lists filter by; null until the first is published.
  version integer,
  kind text,
  licence text,
  audience text not null default 'open' check (audience in ('open', 'lab')),
  -- What it adapts, which may be erased since; the version stays and says that there was one.
  adapted_from text references productions.production on delete set null,
  adapted_version integer,
  adapted_why text not null default '',
  started_at timestamptz(3) not null default now(),
  published_at timestamptz(3),
  withdrawn_at timestamptz(3),
  check ((version is null) = (slug is null))
);
create index production_by_group on productions.production (group_id);
create index production_by_account on productions.production (account_id);
create index production_by_origin on productions.production (adapted_from) where adapted_from is not null;

-- One state of a production: numbered once published and never written again; without a number it is being written, and its id is that of
-- the thing its writers see.
create table productions.edition (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  number integer,
  kind text not null,
  title text not null,
  summary text not null,
  easy text not null default '',
  licence text not null,
  priority text,
  lang text not null,
  -- Answers to the fields that belong to its form alone.
  answers jsonb not null default '{}',
  cover_id text,
  cover_alt text not null default '',
  -- What changed since the version before.
  changed text not null default '',
  presentation_id text,
  -- Counts what was saved, so that a second tab notices.
  saves integer not null default 1,
  saved_at timestamptz(3) not null default now(),
  -- When someone last saved over a text they had not read: both are told.
  clashed_at timestamptz(3),
  published_at timestamptz(3),
  unique (production_id, number),
  check ((number is null) = (published_at is null))
);
create unique index edition_being_written on productions.edition (production_id) where number is null;

create table productions.part (
  id text primary key,
  edition_id text not null references productions.edition on delete cascade,
  position integer not null,
  -- Stays the same from one version to the next and in adaptations: parts point to each other by it.
  key text not null,
  -- One that every form knows, or a form's own.
  sort text not null,
  title text not null default '',
  -- Markdown: the text, the long description of a picture, what a sound or film says, what a file is for.
  text text not null default '',
  -- Answers to what its production's form asks of this sort alone.
  own jsonb not null default '{}',
  -- What a picture shows, in this version; the file itself may serve several.
  alt text not null default '',
  -- A file and its captions; gone when whoever sent it erased everything.
  file_id text,
  captions_id text,
  saves integer not null default 1
);
create index part_by_position on productions.part (edition_id, position);
create unique index part_by_key on productions.part (edition_id, key);

-- Names as people want to be named. One that is tied to a presentation shows once that presentation said yes.
create table productions.author (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  position integer not null,
  name text not null,
  presentation_id text,
  agreed_at timestamptz(3)
);
create index author_by_position on productions.author (production_id, position);
create unique index author_once on productions.author (presentation_id, production_id) where presentation_id is not null;

create table productions.need (
  id text primary key,
  title text not null,
  purpose text not null,
  with_whom text not null default '',
  tried text not null default '',
  lang text not null,
  presentation_id text not null,
  said_at timestamptz(3) not null default now(),
  saves integer not null default 1,
  edited_at timestamptz(3)
);
create index need_by_presentation on productions.need (presentation_id);

-- This production answers that need.
create table productions.answer (
  need_id text not null references productions.need on delete cascade,
  production_id text not null references productions.production on delete cascade,
  at timestamptz(3) not null default now(),
  primary key (need_id, production_id)
);
create index answer_by_production on productions.answer (production_id);

create table productions.trial (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  -- The version that was used.
  version integer not null,
  place text not null,
  people integer,
  happened text not null,
  to_change text not null default '',
  lang text not null,
  presentation_id text not null,
  told_at timestamptz(3) not null default now(),
  -- The version that took it into account.
  taken_in integer,
  saves integer not null default 1,
  edited_at timestamptz(3)
);
create index trial_by_time on productions.trial (production_id, told_at desc, id desc);
create index trial_by_presentation on productions.trial (presentation_id);

-- How often players of a game made a choice, in all its versions, whoever they were.
create table productions.taken (
  production_id text not null references productions.production on delete cascade,
  -- The scene it was made in, and its number there from 0.
  key text not null,
  choice smallint not null,
  times integer not null default 1,
  primary key (production_id, key, choice)
);
