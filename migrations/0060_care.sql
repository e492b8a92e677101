-- What people say harms, what the care circle decided about it, and who heard those who contest.
create schema care;

create table care.report (
  id text primary key,
  -- Null: about nothing that was published.
  thing_id text,
  trouble text not null,
  words text not null default '',
  -- Where to answer, for those who wish it.
  contact text not null default '',
  -- Never shown to anybody: it tells its owner what was done, and keeps them out of the lot.
  account_id text,
  code_hash bytea not null unique,
  at timestamptz(3) not null default now(),
  answered_at timestamptz(3),
  outcome text check (outcome in ('hidden', 'kept')),
  answer text not null default '',
  check ((answered_at is null) = (outcome is null))
);
create index report_open on care.report (at, id) where answered_at is null;
create index report_answered on care.report (answered_at) where answered_at is not null;
create index report_by_thing on care.report (thing_id);
create index report_by_account on care.report (account_id, answered_at desc) where account_id is not null;

-- A thing hidden or shown again, with the reasons owed to its author.
create table care.decision (
  id text primary key,
  thing_id text not null,
  act text not null check (act in ('hide', 'show')),
  -- Which rule of the charter, or the law: a word of the public log.
  rule text not null,
  -- What was found and why, for the author alone.
  facts text not null,
  -- Who decided; null once they left, or when people drawn by lot did.
  account_id text,
  at timestamptz(3) not null default now()
);
create index decision_by_thing on care.decision (thing_id, at desc);
create index decision_by_account on care.decision (account_id) where account_id is not null;

create table care.contest (
  id text primary key,
  decision_id text not null unique references care.decision on delete cascade,
  -- Null when it came with the code of a slip.
  account_id text,
  words text not null,
  -- From it and the volunteers of that day, the lot can be drawn again and gives the same people.
  seed text not null,
  at timestamptz(3) not null default now(),
  closed_at timestamptz(3),
  -- 'lifted': the circle showed it again by itself before anyone had decided.
  outcome text check (outcome in ('shown', 'kept', 'lifted')),
  check ((closed_at is null) = (outcome is null))
);
create index contest_open on care.contest (at) where closed_at is null;
create index contest_by_account on care.contest (account_id) where account_id is not null;

-- One person drawn by lot, and what they think.
create table care.hearing (
  contest_id text not null references care.contest on delete cascade,
  account_id text not null,
  drawn_at timestamptz(3) not null default now(),
  answer_by timestamptz(3) not null,
  position text check (position in ('show', 'keep')),
  reason text not null default '',
  answered_at timestamptz(3),
  -- They could not, or did not in time: someone else was drawn.
  passed_at timestamptz(3),
  primary key (contest_id, account_id),
  check ((answered_at is null) = (position is null)),
  check (answered_at is null or passed_at is null)
);
create index hearing_by_account on care.hearing (account_id, drawn_at desc);
