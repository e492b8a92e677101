-- A file that comes in pieces before its form is sent: what has arrived is on the disk under its id, and it goes on from there.
create table platform.upload (
  id text primary key,
  account_id text not null,
  -- The form it is for and its field there: it goes out with no other.
  path text not null,
  field text not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  -- By which its sender's browser knows the same file again.
  print text not null,
  -- As far as it was counted: what is on the disk is what holds.
  received bigint not null default 0,
  -- What it is, once it has all arrived and was judged.
  type text,
  width integer,
  height integer,
  seconds real,
  touched_at timestamptz not null default now(),
  arrived_at timestamptz,
  check ((type is null) = (arrived_at is null))
);
create index upload_by_account on platform.upload (account_id, path);
create index upload_by_time on platform.upload (touched_at);

-- Whichever way an upload goes, its bytes go by a job of the same transaction.
create function platform.release_uploads() returns trigger language plpgsql as $$
declare
  released text[];
begin
  select array_agg(id) into released from gone;
  if released is not null then
    perform graphile_worker.add_job('files.remove-uploads', json_build_object('ids', released));
  end if;
  return null;
end
$$;
create trigger upload_gone after delete on platform.upload
  referencing old table as gone for each statement execute function platform.release_uploads();
