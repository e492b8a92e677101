-- Words that others write for the sound of a card: whoever told it takes them or leaves them.
create table uses.heard (
  id text primary key,
  use_id text not null references uses.use on delete cascade,
  presentation_id text not null,
  text text not null,
  -- Whether the name of who wrote them is shown beside them.
  named boolean not null,
  offered_at timestamptz(3) not null default now(),
  taken_at timestamptz(3),
  left_at timestamptz(3),
  unique (use_id, presentation_id)
);
create index heard_by_presentation on uses.heard (presentation_id);

-- Presentation of who wrote the words of its sound, where they wish to be named.
alter table uses.use add heard_by text;
