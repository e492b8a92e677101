-- What every module stands on: published things and who may see them, facts, the lab's words, limits.
create schema platform;

-- Accents and ligatures do not count when one searches: both sides are folded before the French stemmer reads them.
create function platform.fold(words text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(replace(replace(lower(words), 'œ', 'oe'), 'æ', 'ae'), nfd), '[\u0300-\u036f]', '', 'g')
$$;

create function platform.searchable(title text, summary text, body text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector('french', platform.fold(coalesce(title, ''))), 'A')
      || setweight(to_tsvector('french', platform.fold(coalesce(summary, ''))), 'B')
      || to_tsvector('french', platform.fold(left(coalesce(body, ''), 200000)))
$$;

create table platform.thing (
  id text primary key,
  kind text not null,
  -- The presentation that signs it.
  author_id text,
  -- Or, where it must name nobody, the one that wrote it: its words are that person's, and no page says so.
  unnamed_author_id text,
  audience text not null check (audience in ('open', 'lab', 'group')),
  audience_id text,
  context_id text,
  priority text,
  path text not null,
  title text not null,
  summary text not null default '',
  picture text,
  lang text not null default 'fr',
  published_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  hidden_at timestamptz,
  hidden_reason text,
  search tsvector not null,
  -- Whether its kind stands by itself in search and lists of everything.
  listed boolean not null,
  check ((audience = 'group') = (audience_id is not null)),
  check (author_id is null or unnamed_author_id is null)
);
create index thing_by_time on platform.thing (kind, published_at desc, id desc) where hidden_at is null;
create index thing_open_by_time on platform.thing (published_at desc, id desc) where hidden_at is null and listed and audience = 'open';
create index thing_in_sight_by_time on platform.thing (published_at desc, id desc) where hidden_at is null and listed;
create index thing_by_path on platform.thing (path);
create index thing_by_author on platform.thing (author_id, published_at desc, id desc);
create index thing_by_unnamed_author on platform.thing (unnamed_author_id) where unnamed_author_id is not null;
create index thing_by_context on platform.thing (context_id, kind, published_at desc, id desc);
create index thing_by_priority on platform.thing (priority, kind, published_at desc, id desc) where priority is not null;
create index thing_search on platform.thing using gin (search);

-- What a thing said before it was edited, for its author alone: the texts of its form, by field.
create table platform.thing_version (
  thing_id text not null references platform.thing on delete cascade,
  number integer not null,
  texts jsonb not null,
  written_at timestamptz(3) not null,
  primary key (thing_id, number)
);

-- Who is in the audience of a group: the members of that group, by account, so that a second name changes nothing; and under which name
-- they are in it, which is the one they act under there.
create table platform.audience_member (
  audience_id text not null,
  account_id text not null,
  presentation_id text not null,
  primary key (audience_id, account_id)
);
create index audience_member_by_account on platform.audience_member (account_id);

-- A block belongs to the reader: their whole account stops seeing that presentation, and nobody else is told.
create table platform.block (
  account_id text not null,
  presentation_id text not null,
  since timestamptz not null default now(),
  primary key (account_id, presentation_id)
);

-- What happened, in ids only; jobs hand each row to those who subscribed.
create table platform.fact (
  id bigint generated always as identity primary key,
  name text not null,
  ids jsonb not null,
  at timestamptz not null default now()
);
create index fact_by_time on platform.fact (at);

-- Everything another lab would want to name differently. A word without adopted_at is a proposal anyone made.
create table platform.word (
  list text not null,
  slug text not null,
  position integer not null default 0,
  names jsonb not null,
  texts jsonb not null default '{}',
  data jsonb not null default '{}',
  form text,
  -- Counts the edits, so that two keyholders do not undo each other.
  version integer not null default 1,
  proposed_by text,
  proposed_at timestamptz not null default now(),
  adopted_at timestamptz,
  retired_at timestamptz,
  primary key (list, slug)
);

-- Counters of the rate limits; the key is a keyed hash, never an address.
create unlogged table platform.limit_count (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- The law asks who connected when; no content ever enters here, and rows leave at their term.
create table platform.security_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  act text not null,
  account_id text,
  address text
);
create index security_log_by_time on platform.security_log (at);

-- Texts of a form that could not be taken, kept until its writer sends or throws them away.
create table platform.draft (
  id text primary key,
  account_id text not null,
  path text not null,
  fields jsonb not null,
  kept_at timestamptz not null default now()
);
create index draft_by_account on platform.draft (account_id, kept_at desc);

-- Handles and slugs are never used again, not even after erasing.
create table platform.spent_slug (space text not null, slug text not null, primary key (space, slug));

create table platform.secret (
  name text primary key,
  value bytea not null
);
