-- Decisions by consent of a group or a circle: the proposal and its versions, what each person answered, the talk under it.
-- The id of a decision is that of its published thing.
create table groups.decision (
  id text primary key,
  -- One of the two decides.
  group_id text references groups."group",
  circle text,
  -- Who proposed it, under which name; null once erased.
  account_id text,
  presentation_id text,
  title text not null,
  text text not null,
  -- What it changes, in the words of whoever proposes it.
  changes text not null default '',
  lang text not null,
  -- What the software does by itself once it passed, and with what.
  effect text not null,
  effect_data jsonb not null default '{}',
  -- The person it is about, for a role or for being set aside; null once erased.
  about_account text,
  about_presentation text,
  version integer not null default 1,
  proposed_at timestamptz(3) not null default now(),
  amended_at timestamptz(3),
  -- How many days it was given, and until when; once, it may be given them again.
  days integer not null,
  ends_at timestamptz(3) not null,
  prolonged boolean not null default false,
  closed_at timestamptz(3),
  outcome text check (outcome in ('consent', 'vote', 'no-consent', 'withdrawn')),
  -- Whether what it changes was done; false when it made no sense any more.
  applied boolean,
  check ((group_id is null) <> (circle is null)),
  check ((closed_at is null) = (outcome is null))
);
create index decision_by_group on groups.decision (group_id, proposed_at desc, id desc) where group_id is not null;
create index decision_by_circle on groups.decision (circle, proposed_at desc, id desc) where circle is not null;
create index decision_by_presentation on groups.decision (presentation_id);
create index decision_by_about on groups.decision (about_presentation) where about_presentation is not null;

-- What it said before it was amended: everyone who decides reads what changed.
create table groups.decision_version (
  decision_id text not null references groups.decision on delete cascade,
  number integer not null,
  title text not null,
  text text not null,
  changes text not null,
  effect_data jsonb not null,
  written_at timestamptz(3) not null,
  primary key (decision_id, number)
);

-- What each person answers now, once for each account. Without an account: brought on paper.
create table groups.decision_position (
  decision_id text not null references groups.decision on delete cascade,
  account_id text,
  presentation_id text not null,
  choice text not null check (choice in ('consent', 'reservation', 'objection', 'aside', 'talk')),
  reason text not null default '',
  way_out text not null default '',
  -- The version of the text that it answers.
  version integer not null,
  at timestamptz(3) not null default now(),
  -- Who typed it, when it came on paper.
  helped_by text,
  primary key (decision_id, presentation_id)
);
create unique index decision_position_once on groups.decision_position (decision_id, account_id)
  where account_id is not null;
create index decision_position_by_presentation on groups.decision_position (presentation_id);
create index decision_position_by_helper on groups.decision_position (helped_by) where helped_by is not null;

create table groups.decision_message (
  id text primary key,
  decision_id text not null references groups.decision on delete cascade,
  presentation_id text not null,
  text text not null,
  lang text not null,
  at timestamptz(3) not null default now()
);
create index decision_message_by_time on groups.decision_message (decision_id, at desc, id desc);
create index decision_message_by_presentation on groups.decision_message (presentation_id);

-- People without an account who take part on paper: a name that holds a slip.
create table groups.paper_member (
  group_id text not null references groups."group",
  presentation_id text not null,
  joined_at timestamptz(3) not null default now(),
  primary key (group_id, presentation_id)
);
create index paper_member_by_presentation on groups.paper_member (presentation_id);

-- Whom a decision set aside: they do not come back into the group until a decision or an appeal lets them.
create table groups.set_aside (
  group_id text not null references groups."group",
  account_id text not null,
  presentation_id text not null,
  decision_id text not null references groups.decision,
  at timestamptz(3) not null default now(),
  primary key (group_id, account_id)
);
create index set_aside_by_presentation on groups.set_aside (presentation_id);
