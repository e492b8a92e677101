-- Votes where consent was not found, and wherever else people count once each.
create table groups.ballot (
  id text primary key,
  -- What is voted on, as the module that asks calls it.
  subject_kind text not null,
  subject_id text not null,
  question text not null,
  lang text not null,
  method text not null check (method in ('choice', 'dots', 'score', 'lots')),
  options jsonb not null,
  -- How many dots each person spreads.
  dots integer not null default 0,
  secret boolean not null,
  opened_at timestamptz(3) not null default now(),
  ends_at timestamptz(3) not null,
  closed_at timestamptz(3),
  -- In a secret vote: what each option received in all. There is no row for a vote, so nothing says who gave what.
  counts integer[] not null,
  voters integer not null default 0,
  -- Known to all once it is closed, so that a draw can be made again.
  seed text not null,
  -- The place of the option that was kept; null when nobody voted.
  winner integer,
  -- Whether the lot chose: always with lots, else between equals.
  drawn boolean not null default false
);
create index ballot_by_subject on groups.ballot (subject_kind, subject_id, opened_at desc);

-- Who has voted, in a secret vote: neither what, nor when.
create table groups.ballot_voter (
  ballot_id text not null references groups.ballot on delete cascade,
  account_id text not null,
  primary key (ballot_id, account_id)
);
create index ballot_voter_by_account on groups.ballot_voter (account_id);

-- What each person gave, in a vote that everyone sees.
create table groups.ballot_vote (
  ballot_id text not null references groups.ballot on delete cascade,
  account_id text not null,
  presentation_id text not null,
  marks integer[] not null,
  at timestamptz(3) not null default now(),
  primary key (ballot_id, account_id)
);
create index ballot_vote_by_presentation on groups.ballot_vote (presentation_id);
