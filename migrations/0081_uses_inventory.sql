-- Uses: who does what with which tool, what it opens, whom it leaves out; the voices they come from, the ideas put on them.

-- Its id is that of its thing, which its teller alone sees until it is published.
create table uses.use (
  id text primary key,
  -- Drawn when it is first published, and kept if it is taken back.
  slug text unique,
  title text not null,
  who text not null default '',
  purpose text not null default '',
  place text not null default '',
  opens text not null default '',
  leaves_out text not null default '',
  risks text not null default '',
  needed text not null default '',
  -- Tools as they were typed, and folded, to be found again.
  tools text[] not null default '{}',
  tool_keys text[] not null default '{}',
  -- Words of the lab.
  publics text[] not null default '{}',
  settings text[] not null default '{}',
  priority text,
  audience text not null default 'open' check (audience in ('open', 'lab')),
  lang text not null,
  -- What is heard in the sound that tells it, in words.
  transcript text not null default '',
  -- Where it was brought from, for what was told elsewhere first.
  source text not null default '',
  presentation_id text not null,
  -- Presentation of who typed it for someone.
  helped_by text,
  begun_at timestamptz(3) not null default now(),
  -- When its teller wanted it published: at once, unless a voice has to say yes first.
  ready_at timestamptz(3),
  published_at timestamptz(3),
  saves integer not null default 1,
  edited_at timestamptz(3),
  check (published_at is null or slug is not null)
);
create index use_by_presentation on uses.use (presentation_id, begun_at desc);
create index use_by_tool on uses.use using gin (tool_keys);
create index use_by_public on uses.use using gin (publics);
create index use_by_setting on uses.use using gin (settings);

-- The voice that a use was drawn from, and what whoever said it answered.
create table uses.voice (
  use_id text primary key references uses.use on delete cascade,
  post_id text not null,
  -- Who said it, as the voice was signed when the card was begun.
  presentation_id text not null,
  asked_at timestamptz(3),
  agreed_at timestamptz(3),
  refused_at timestamptz(3)
);
create index voice_by_post on uses.voice (post_id);
create index voice_by_presentation on uses.voice (presentation_id, asked_at desc);

-- What a use could become, in a few words.
create table uses.idea (
  id text primary key,
  use_id text not null references uses.use on delete cascade,
  text text not null,
  lang text not null,
  presentation_id text not null,
  at timestamptz(3) not null default now()
);
create index idea_by_use on uses.idea (use_id, at desc, id desc);
create index idea_by_presentation on uses.idea (presentation_id);
