-- Appeals of people whom a decision set aside from a group, heard by people drawn by lot who are not in it.
create table groups.appeal (
  id text primary key,
  -- Once for each decision.
  decision_id text not null unique references groups.decision on delete cascade,
  account_id text not null,
  words text not null,
  -- What the lot was drawn with.
  seed text not null,
  at timestamptz(3) not null default now(),
  closed_at timestamptz(3),
  outcome text check (outcome in ('lifted', 'kept')),
  check ((closed_at is null) = (outcome is null))
);
create index appeal_open on groups.appeal (at) where closed_at is null;

create table groups.appeal_hearing (
  appeal_id text not null references groups.appeal on delete cascade,
  account_id text not null,
  drawn_at timestamptz(3) not null default now(),
  answer_by timestamptz(3) not null,
  position text check (position in ('lift', 'keep')),
  reason text not null default '',
  answered_at timestamptz(3),
  passed_at timestamptz(3),
  primary key (appeal_id, account_id)
);
create index appeal_hearing_by_account on groups.appeal_hearing (account_id);
