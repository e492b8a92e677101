-- What people send: contents kept once by their hash, and their uses, each under a random id that says nothing of the hash.
create table platform.file (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  bytes bigint not null,
  kept_at timestamptz not null default now()
);

create table platform.file_use (
  id text primary key,
  sha256 bytea not null references platform.file,
  -- A file is seen by those who see its thing; without one, by its owner alone.
  owner_account text not null,
  thing_id text references platform.thing on delete cascade deferrable initially deferred,
  role text not null check (role in ('picture', 'audio', 'video', 'attachment', 'captions')),
  position integer not null default 0,
  name text not null,
  type text not null,
  -- What was sent, before it was made into what is kept.
  original_type text not null,
  bytes bigint not null,
  alt text not null default '',
  lang text not null default 'fr',
  width integer,
  height integer,
  seconds real,
  kept_at timestamptz not null default now()
);
create index file_use_by_thing on platform.file_use (thing_id, position, id);
create index file_use_by_owner on platform.file_use (owner_account, kept_at);
create index file_use_by_content on platform.file_use (sha256);

-- The same picture in other sizes and formats.
create table platform.file_variant (
  use_id text not null references platform.file_use on delete cascade,
  name text not null,
  sha256 bytea not null references platform.file,
  type text not null,
  bytes bigint not null,
  width integer not null,
  primary key (use_id, name)
);
create index file_variant_by_content on platform.file_variant (sha256);

-- What came with a form that was not taken. It waits until the form is sent again with the token whose hash is here: an hour, or as long as
-- the draft it is in.
create table platform.waiting_file (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  -- The form it came with and its field there: it goes out with no other.
  path text not null,
  field text not null,
  -- An account, or a keyed hash of a visitor's address.
  sender text not null,
  draft_id text references platform.draft on delete cascade,
  -- Absent while its content is being put in the store.
  sha256 bytea references platform.file,
  name text not null,
  type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  seconds real,
  kept_at timestamptz not null default now()
);
create index waiting_file_by_sender on platform.waiting_file (sender);
create index waiting_file_by_content on platform.waiting_file (sha256);
create index waiting_file_by_draft on platform.waiting_file (draft_id);
create index waiting_file_by_time on platform.waiting_file (kept_at);

-- Whichever way a use goes, a content that no use is left of goes with it: its row here, its bytes by a job of the same transaction.
create function platform.release_files() returns trigger language plpgsql as $$
declare
  released text[];
begin
  -- Two erasures at once would each still see the other's use: they take their turn.
  perform 1 from platform.file where sha256 in (select sha256 from gone) order by sha256 for update;
  with erased as (
    delete from platform.file f
    where f.sha256 in (select sha256 from gone)
      and not exists (select 1 from platform.file_use u where u.sha256 = f.sha256)
      and not exists (select 1 from platform.file_variant v where v.sha256 = f.sha256)
      and not exists (select 1 from platform.waiting_file w where w.sha256 = f.sha256)
    returning f.sha256
  )
  select array_agg(encode(sha256, 'hex')) into released from erased;
  if released is not null then
    perform graphile_worker.add_job('files.remove', json_build_object('hashes', released));
  end if;
  return null;
end
$$;
create trigger file_use_gone after delete on platform.file_use
  referencing old table as gone for each statement execute function platform.release_files();
create trigger file_variant_gone after delete on platform.file_variant
  referencing old table as gone for each statement execute function platform.release_files();
create trigger waiting_file_gone after delete on platform.waiting_file
  referencing old table as gone for each statement execute function platform.release_files();
