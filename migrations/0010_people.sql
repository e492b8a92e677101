-- Accounts are keys nobody sees; presentations are how someone shows themself. Nothing public joins the two.
create schema people;

create table people.account (
  id text primary key,
  created_at timestamptz not null default now(),
  -- Argon2id, with its own salt and costs; null for an account that opens with a card or a passkey only.
  passphrase text,
  card_hash bytea unique,
  -- Written here only once it is confirmed, so that nobody takes an address by typing it.
  email text unique,
  -- Where lots are drawn, half the seats go first to people here on their own time.
  lot_volunteer boolean not null default false,
  own_time boolean not null default false,
  -- Left, with several presentations going one by one; nothing opens this account any more.
  leaving_at timestamptz
);

create table people.presentation (
  id text primary key,
  -- Null for someone from elsewhere, who has no account here.
  account_id text references people.account on delete cascade,
  handle text not null unique,
  name text not null,
  words text not null default '',
  picture_use text,
  -- Counts the edits, so that two tabs do not undo each other.
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index presentation_by_account on people.presentation (account_id, created_at);

create table people.session (
  id text primary key,
  token_hash bytea not null unique,
  account_id text not null references people.account on delete cascade,
  presentation_id text not null references people.presentation on delete cascade,
  shared boolean not null default false,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index session_by_account on people.session (account_id);
create index session_by_presentation on people.session (presentation_id);
create index session_by_seen on people.session (seen_at);

create table people.passkey (
  id text primary key,
  account_id text not null references people.account on delete cascade,
  public_key bytea not null,
  uses bigint not null default 0,
  transports text[] not null default '{}',
  added_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_by_account on people.passkey (account_id);

-- Codes of one use: welcome cards, mailed links, the first key, challenges of passkeys. Only their hash is here.
create table people.code (
  hash bytea primary key,
  purpose text not null,
  account_id text references people.account on delete cascade,
  data text,
  expires_at timestamptz not null
);
create index code_by_expiry on people.code (expires_at);
create index code_by_account on people.code (account_id);

create table people.circle_seat (
  id text primary key,
  circle text not null check (circle in ('keys', 'place', 'care', 'steering')),
  account_id text not null references people.account on delete cascade,
  -- The name under which the seat is public.
  presentation_id text not null references people.presentation on delete cascade,
  -- For whom one sits, in free words: a student, someone concerned, the county council.
  label text not null default '',
  since timestamptz not null default now(),
  until timestamptz not null,
  left_at timestamptz,
  check (until <= since + interval '6 months 1 day')
);
create index circle_seat_by_account on people.circle_seat (account_id);
create index circle_seat_by_presentation on people.circle_seat (presentation_id);
create index circle_seat_current on people.circle_seat (circle, until) where left_at is null;

create table people.circle_volunteer (
  circle text not null check (circle in ('keys', 'place', 'care', 'steering')),
  account_id text not null references people.account on delete cascade,
  presentation_id text not null references people.presentation on delete cascade,
  words text not null default '',
  since timestamptz not null default now(),
  primary key (circle, account_id)
);
create index circle_volunteer_by_account on people.circle_volunteer (account_id);
create index circle_volunteer_by_presentation on people.circle_volunteer (presentation_id);

-- Every act of a circle, for everyone to read: ids and a reason without personal data, never names or texts.
create table people.public_log (
  id text primary key,
  at timestamptz(3) not null default now(),
  circle text not null check (circle in ('keys', 'place', 'care', 'steering')),
  -- Key of the message that tells it.
  act text not null,
  ids jsonb not null default '{}',
  reason text not null default ''
);
create index public_log_by_time on people.public_log (at desc, id desc);
create index public_log_by_circle on people.public_log (circle, at desc, id desc);
