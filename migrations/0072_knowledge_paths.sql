-- An ordered way through pieces of knowledge, with a door for each kind.
create table knowledge.path (
  -- That of its published thing.
  id text primary key,
  slug text not null unique,
  title text not null,
  summary text not null,
  lang text not null,
  -- The workshop or the course where it is followed with others.
  with_id text,
  saves integer not null default 1,
  written_at timestamptz(3) not null default now(),
  edited_at timestamptz(3)
);

-- A step behind one of the doors: a piece, some words about it, a question to think about. The piece may be erased since.
create table knowledge.step (
  id text primary key,
  path_id text not null references knowledge.path on delete cascade,
  position integer not null,
  -- The door: a kind of knowledge, a word of the lab.
  kind text not null,
  piece_id text not null,
  words text not null default '',
  question text not null default '',
  -- Something made or used that shows it.
  evidence_id text,
  saves integer not null default 1
);
create index step_by_position on knowledge.step (path_id, position, id);

-- What an account did of a path: it alone reads it.
create table knowledge.progress (
  account_id text not null,
  path_id text not null references knowledge.path on delete cascade,
  step_id text not null references knowledge.step on delete cascade,
  at timestamptz(3) not null default now(),
  primary key (account_id, path_id, step_id)
);
create index progress_by_path on knowledge.progress (path_id);
create index progress_by_step on knowledge.progress (step_id);
