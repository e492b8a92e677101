-- A piece of knowledge: what it says, where it holds and where not, and where it comes from. Every kind has the same fields.
create table knowledge.piece (
  -- That of its published thing.
  id text primary key,
  slug text not null unique,
  -- A word of the lab.
  kind text not null,
  title text not null,
  claim text not null,
  holds text not null default '',
  holds_not text not null default '',
  source text not null default '',
  text text not null default '',
  lang text not null,
  -- A book, an article, a law… as CSL-JSON, and how it is cited, by language.
  reference jsonb,
  cited jsonb not null default '{}',
  saves integer not null default 1,
  written_at timestamptz(3) not null default now(),
  edited_at timestamptz(3)
);

-- Who is named on a piece or a path, as they want to be. A name tied to a presentation shows once that presentation said yes, which may
-- write from then on.
create table knowledge.author (
  id text primary key,
  thing_id text not null,
  name text not null,
  presentation_id text,
  asked_at timestamptz(3) not null default now(),
  agreed_at timestamptz(3)
);
create index author_by_thing on knowledge.author (thing_id, asked_at, id);
create unique index author_once on knowledge.author (presentation_id, thing_id) where presentation_id is not null;

-- What someone lived, as they tell it; taken back, its row is gone.
create table knowledge.testimony (
  id text primary key,
  title text not null,
  text text not null default '',
  -- What the voice says, for those who do not hear it.
  transcript text not null default '',
  warning text not null default '',
  lang text not null,
  -- Whether pieces may hold some of its words.
  quotable boolean not null,
  saves integer not null default 1,
  told_at timestamptz(3) not null default now(),
  edited_at timestamptz(3)
);

-- A piece comes from testimonies. Once one is taken back, that it was there stays, without its words.
create table knowledge.matter (
  id text primary key,
  piece_id text not null references knowledge.piece on delete cascade,
  testimony_id text references knowledge.testimony,
  quote text not null default '',
  at timestamptz(3) not null default now(),
  withdrawn_at timestamptz(3),
  check ((testimony_id is null) = (withdrawn_at is not null)),
  check (testimony_id is not null or quote = '')
);
create index matter_by_piece on knowledge.matter (piece_id, at, id);
create unique index matter_once on knowledge.matter (testimony_id, piece_id);

-- How one thing answers another: from a piece, or from something made or used, to a piece; and why, in the words of whoever says so.
create table knowledge.crossing (
  id text primary key,
  from_id text not null,
  to_id text not null,
  -- A word of the lab.
  kind text not null,
  why text not null,
  lang text not null,
  presentation_id text not null,
  saves integer not null default 1,
  written_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  check (from_id <> to_id)
);
create index crossing_by_from on knowledge.crossing (from_id);
create index crossing_by_to on knowledge.crossing (to_id);
create index crossing_by_presentation on knowledge.crossing (presentation_id);
