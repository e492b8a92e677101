-- What groups ask of institutions, and what these answer, by a code and without an account, or their silence.

-- Its id is that of its published thing.
create table institutions.address (
  id text primary key,
  slug text not null unique,
  group_id text not null,
  -- Who wrote it; nobody once they left and erased: a group goes on asking.
  presentation_id text,
  institution text not null,
  place text not null default '',
  title text not null,
  asked text not null,
  priority text,
  lang text not null,
  -- Since when they ask, as they say it.
  since date,
  sent_on date,
  sent_how text check (sent_how in ('post', 'mail', 'hand', 'form')),
  -- Silence counts from here: when it was sent, else since when they ask, else when it was written.
  silent_from date not null,
  -- The code by which the institution answers: only its hash; null before a letter is drawn, and once it is called off.
  code_hash bytea unique,
  code_drawn_at timestamptz(3),
  outcome text check (outcome in ('kept', 'broken', 'closed')),
  outcome_text text not null default '',
  outcome_at timestamptz(3),
  saves integer not null default 1,
  written_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  check ((sent_on is null) = (sent_how is null)),
  check ((outcome is null) = (outcome_at is null))
);
create index address_by_group on institutions.address (group_id);
create index address_by_presentation on institutions.address (presentation_id);
create index address_waiting on institutions.address (silent_from, id) where outcome is null;

-- What an institution answered: itself, by the code, or on paper, typed by someone of the group. Its id is that of its thing.
create table institutions.reply (
  id text primary key,
  address_id text not null references institutions.address on delete cascade,
  service text not null,
  function text not null default '',
  text text not null,
  lang text not null,
  -- The day on the paper, and who typed it; both empty for what came by the code.
  paper_on date,
  presentation_id text,
  saves integer not null default 1,
  replied_at timestamptz(3) not null default now(),
  edited_at timestamptz(3)
);
create index reply_of_address on institutions.reply (address_id, replied_at);
create index reply_by_presentation on institutions.reply (presentation_id) where presentation_id is not null;

-- What members of the group say under the answers. Its id is that of its thing.
create table institutions.comment (
  id text primary key,
  address_id text not null references institutions.address on delete cascade,
  text text not null,
  lang text not null,
  presentation_id text not null,
  said_at timestamptz(3) not null default now()
);
create index comment_of_address on institutions.comment (address_id, said_at);
create index comment_by_presentation on institutions.comment (presentation_id);
