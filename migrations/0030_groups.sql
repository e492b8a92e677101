-- Strands and project groups: who is in them, what they need, what they wrote, what they announced.
-- The id of a group, a strand or a journal entry is that of its published thing, which holds audience and priority.
create schema groups;

create table groups.strand (
  id text primary key,
  slug text not null unique,
  name text not null,
  purpose text not null,
  lang text not null,
  version integer not null default 1,
  opened_at timestamptz(3) not null default now()
);
create index strand_by_time on groups.strand (opened_at desc, id desc);

create table groups."group" (
  id text primary key,
  slug text not null unique,
  name text not null,
  purpose text not null,
  lang text not null,
  -- A word of the list 'kind'; null while nobody knows yet.
  promise text,
  strand_id text references groups.strand on delete set null,
  pole text,
  -- How many people it would like to be.
  size integer,
  -- Between peers: who it is for and what may leave it, in its own words. Empty: open to anyone.
  peers_for text not null default '',
  peers_out text not null default '',
  version integer not null default 1,
  opened_at timestamptz(3) not null default now(),
  -- When someone last joined, wrote, offered, met or published: asleep six weeks later.
  moved_at timestamptz(3) not null default now(),
  ended_at timestamptz(3),
  ending text check (ending in ('produced', 'stopped')),
  check ((ended_at is null) = (ending is null))
);
create index group_by_move on groups."group" (moved_at desc, id desc);
create index group_by_strand on groups."group" (strand_id, moved_at desc, id desc) where strand_id is not null;

-- An account counts once, whichever of its names it shows here.
create table groups.member (
  group_id text not null references groups."group",
  account_id text not null,
  presentation_id text not null,
  joined_at timestamptz(3) not null default now(),
  primary key (group_id, account_id)
);
create index member_by_time on groups.member (group_id, joined_at, presentation_id);
create index member_by_account on groups.member (account_id);
create index member_by_presentation on groups.member (presentation_id);

create table groups.role (
  id text primary key,
  group_id text not null references groups."group",
  -- A word of the list 'role', or a name of the group's own.
  word text,
  name text not null default '',
  details text not null default '',
  named_at timestamptz(3) not null default now(),
  closed_at timestamptz,
  check ((word is null) = (name <> ''))
);
create index role_by_group on groups.role (group_id, named_at) where closed_at is null;

create table groups.role_holding (
  id text primary key,
  role_id text not null references groups.role,
  account_id text not null,
  presentation_id text not null,
  since timestamptz(3) not null default now(),
  until timestamptz not null,
  left_at timestamptz
);
create unique index role_holding_now on groups.role_holding (role_id) where left_at is null;
create index role_holding_by_presentation on groups.role_holding (presentation_id);

create table groups.need (
  id text primary key,
  group_id text not null references groups."group",
  -- A word of the list 'means'.
  word text not null,
  details text not null default '',
  said_at timestamptz(3) not null default now(),
  covered_at timestamptz
);
create index need_by_group on groups.need (group_id, said_at) where covered_at is null;

-- Means that someone offers the group; pledged once a member said yes.
create table groups.pledge (
  id text primary key,
  group_id text not null references groups."group",
  need_id text references groups.need,
  word text not null,
  details text not null default '',
  account_id text not null,
  presentation_id text not null,
  offered_at timestamptz(3) not null default now(),
  agreed_at timestamptz
);
create index pledge_by_group on groups.pledge (group_id, offered_at desc, id desc);
create index pledge_by_presentation on groups.pledge (presentation_id);

create table groups.entry (
  id text primary key,
  group_id text not null references groups."group",
  presentation_id text not null,
  text text not null,
  lang text not null,
  version integer not null default 1,
  written_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  -- Written when the group stopped: what it learned.
  learned boolean not null default false
);
create index entry_by_time on groups.entry (group_id, written_at desc, id desc);
create index entry_by_presentation on groups.entry (presentation_id);

-- What weighs on everyone waits 72 hours; any member may object meanwhile.
create table groups.announced_change (
  id text primary key,
  group_id text not null references groups."group",
  what text not null check (what in ('name', 'purpose', 'peers_for', 'peers_out', 'audience', 'lead', 'stop')),
  -- The new name or words, months of leading, what was learned.
  value text not null,
  account_id text not null,
  presentation_id text not null,
  at timestamptz(3) not null default now(),
  takes_effect_at timestamptz(3) not null,
  closed_at timestamptz(3),
  outcome text check (outcome in ('applied', 'objected', 'withdrawn')),
  closed_by text,
  reason text not null default '',
  check ((closed_at is null) = (outcome is null))
);
create unique index announced_change_open on groups.announced_change (group_id, what) where closed_at is null;
create index announced_change_by_group on groups.announced_change (group_id, at desc, id desc);

-- What any member did for all, so that any other sees it and can undo it.
create table groups.act (
  id text primary key,
  group_id text not null references groups."group",
  what text not null,
  subject_id text,
  before text,
  after text,
  presentation_id text,
  at timestamptz(3) not null default now(),
  undone_at timestamptz
);
create index act_by_group on groups.act (group_id, at desc, id desc);

-- Productions the group published. One that was erased since has no thing any more and counts no more.
create table groups.fulfilment (
  group_id text not null references groups."group",
  production_id text not null,
  at timestamptz(3) not null default now(),
  primary key (group_id, production_id)
);
