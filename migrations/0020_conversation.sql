-- What people say and answer. Who sees a post, and under which name, is in platform.thing; here are its words and its place in the talk.
create schema conversation;

create table conversation.post (
  id text primary key,
  -- The voice the talk began with: itself for a voice.
  root_id text not null references conversation.post deferrable initially deferred,
  -- What it answers; null for a voice.
  parent_id text references conversation.post deferrable initially deferred,
  -- The first-level answer it stands under, so that a talk reads branch by branch from one index.
  branch_id text not null,
  branch_at timestamptz(3) not null,
  text text not null,
  -- The text as safe HTML, made when it is written: reading must cost nothing.
  html text not null,
  -- The beginning of a long text, for talks; null when it is short.
  opening text,
  warning text not null default '',
  transcript text not null default '',
  files smallint not null default 0,
  -- Presentation of who typed it for someone.
  helped_by text,
  version integer not null default 1,
  -- Answers by others, under whatever name: never shown, it finds who was least answered.
  answers integer not null default 0,
  published_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  -- Erased while others had answered: the row stays without a word, so that their answers keep their place.
  erased_at timestamptz(3)
);
create index post_talk on conversation.post (root_id, branch_at, branch_id, published_at, id);
create index post_by_parent on conversation.post (parent_id, published_at, id);
create index post_by_branch on conversation.post (branch_id, published_at, id);
create index post_voices on conversation.post (published_at desc, id desc) where parent_id is null and erased_at is null;
create index post_waiting on conversation.post (answers, published_at, id) where parent_id is null and erased_at is null;
create index post_helped on conversation.post (helped_by) where helped_by is not null;

-- Thanks are read by the author alone; one an account, whatever its names.
create table conversation.thanks (
  post_id text not null references conversation.post on delete cascade,
  account_id text not null,
  presentation_id text not null,
  at timestamptz(3) not null default now(),
  primary key (post_id, account_id)
);
create index thanks_by_account on conversation.thanks (account_id);

-- Codes of the slips given to people whose words were typed for them. Only the hash is kept.
create table conversation.paper (
  code_hash bytea primary key,
  presentation_id text not null,
  made_at timestamptz(3) not null default now()
);
create index paper_by_presentation on conversation.paper (presentation_id);
