-- What is said in a film or a sound, cue by cue: data that its writers edit, in place of a file that was sent.
alter table productions.part
  drop column captions_id,
  -- Null: nobody has written them yet. None at all: nobody speaks.
  add column cue_count integer,
  -- [{ "start": 1500, "end": 3000, "text": "…" }, …] in milliseconds, by start; null while there is none.
  add column cues jsonb,
  -- Counts what was saved of them, so that a second writer notices.
  add column cue_saves integer not null default 0;

-- Captions that someone offers for a published film which has none: its writers take them or leave them.
create table productions.caption_offer (
  id text primary key,
  production_id text not null references productions.production on delete cascade,
  -- Of the part they are for.
  key text not null,
  presentation_id text not null,
  -- How they want to be named; empty for not at all.
  credit text not null default '',
  cue_count integer,
  cues jsonb,
  cue_saves integer not null default 0,
  begun_at timestamptz(3) not null default now(),
  -- When its writers were asked to look at them.
  sent_at timestamptz(3),
  unique (presentation_id, production_id, key)
);
create index caption_offer_by_production on productions.caption_offer (production_id);
