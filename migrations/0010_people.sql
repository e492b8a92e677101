-- Accounts are keys nobody sees; presentations are how someone shows themself. Nothing public joins the two.
create schema people;

create table people.account (
  id text primary key,
  created_at timestamptz not null default now(),
  -- Argon2id, with its own salt and costs; null for an account that opens with a card or a passkey only.
  passphrase text,
  card_hash bytea unique,
  email text unique,
  email_confirmed_at timestamptz,
  -- Where lots are drawn, half the seats go first to people here on their own time.
  lot_volunteer boolean not null default false,
  own_time boolean not null default false
);

create table people.presentation (
  id text primary key,
  -- Null for someone from elsewhere, who has no account here.
  account_id text references people.account on delete cascade,
  handle text not null unique,
  name text not null,
  words text not null default '',
  picture_use text,
  created_at timestamptz not null default now(),
  -- Erased: the row stays empty, so that the handle and what others answered keep standing.
  erased_at timestamptz
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
create index session_by_seen on people.session (seen_at);

create table people.circle_seat (
  id text primary key,
  circle text not null check (circle in ('keys', 'place', 'care', 'steering')),
  account_id text not null references people.account on delete cascade,
  -- The name under which the seat is public.
  presentation_id text not null references people.presentation on delete cascade,
  since timestamptz not null default now(),
  until timestamptz not null,
  left_at timestamptz,
  check (until <= since + interval '6 months 1 day')
);
create index circle_seat_by_account on people.circle_seat (account_id);
