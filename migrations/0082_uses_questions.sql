-- Questions, the short statements anyone adds to them, what each person answers, and what the answers say together.
create table uses.question (
  id text primary key,
  slug text not null unique,
  -- Null once whoever asked has left.
  presentation_id text,
  asked text not null,
  why text not null default '',
  lang text not null,
  asked_at timestamptz(3) not null default now(),
  -- The last number that a statement got: none is given twice.
  last_number smallint not null default 0
);
create index question_by_presentation on uses.question (presentation_id) where presentation_id is not null;

create table uses.statement (
  id text primary key,
  question_id text not null references uses.question on delete cascade,
  number smallint not null,
  presentation_id text not null,
  said text not null,
  lang text not null,
  said_at timestamptz(3) not null default now(),
  -- How many answers it has: those least answered come first.
  answered integer not null default 0,
  unique (question_id, number)
);
create index statement_by_presentation on uses.statement (presentation_id);

-- Someone who answers a question. An account counts once under all its names; a sheet of paper has none.
create table uses.voter (
  id bigint generated always as identity primary key,
  question_id text not null references uses.question on delete cascade,
  account_id text,
  -- The group they were in when groups were last found, so that groups keep their names.
  opinion smallint,
  unique (question_id, account_id)
);
create index voter_by_account on uses.voter (account_id) where account_id is not null;

create index voter_by_question on uses.voter (question_id, id);

create table uses.vote (
  voter_id bigint not null references uses.voter on delete cascade,
  number smallint not null,
  -- 1 agree, -1 disagree, 0 pass.
  answer smallint not null check (answer in (-1, 0, 1)),
  primary key (voter_id, number)
);

-- What the answers say, worked out in a job; pages only read it.
create table uses.outcome (
  question_id text primary key references uses.question on delete cascade,
  told jsonb not null,
  worked_at timestamptz(3) not null default now()
);
