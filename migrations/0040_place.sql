-- The place and what happens there: the venue, workshops, their dates, and who holds a seat at one.
create schema place;

-- One venue, empty until the place circle fills it.
create table place.venue (
  id text primary key check (id = 'lieu'),
  name text not null default '',
  summary text not null default '',
  street text not null default '',
  postal_code text not null default '',
  town text not null default '',
  directions text not null default '',
  -- Slugs of what is there for those who need it: step-free, lift, quiet-room…
  access text[] not null default '{}',
  access_words text not null default '',
  -- By ISO weekday, "1" to "7": pairs of times. {"1": [["09:00", "12:30"], ["14:00", "21:00"]]}
  hours jsonb not null default '{}',
  hours_words text not null default '',
  telephone text not null default '',
  mail text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  version integer not null default 0,
  updated_at timestamptz not null default now(),
  check ((latitude is null) = (longitude is null))
);
insert into place.venue (id) values ('lieu');

create table place.workshop (
  -- Also its id among published things, which hold its title, audience and author.
  id text primary key,
  slug text not null unique,
  -- Who proposed it; null when they left.
  account_id text,
  -- The published group it belongs to; null: it is the lab's.
  group_id text,
  title text not null,
  words text not null default '',
  bring text not null default '',
  -- Child care, meal, journeys paid back.
  support text not null default '',
  spot text not null check (spot in ('venue', 'elsewhere', 'online')),
  spot_words text not null default '',
  link text not null default '',
  -- Seats; null: no limit.
  capacity integer check (capacity > 0),
  -- False: one comes without booking.
  bookable boolean not null,
  first_day date not null,
  start_time time not null,
  -- At or before the start: the day after.
  end_time time not null,
  weekly boolean not null,
  last_day date,
  cancelled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (spot <> 'online' or link <> ''),
  check (last_day is null or weekly and last_day >= first_day)
);
create index workshop_by_account on place.workshop (account_id);
create index workshop_by_group on place.workshop (group_id);

-- One date of a workshop: bookings attach here.
create table place.occurrence (
  id text primary key,
  workshop_id text not null references place.workshop on delete cascade,
  day date not null,
  -- The day its workshop gave it, which it keeps when it is moved: nothing else is made in its place.
  planned_day date not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  -- Whether it starts in the evening by the clock of the place.
  evening boolean not null,
  -- When it was to be, once it was moved.
  was_starts_at timestamptz(3),
  was_ends_at timestamptz(3),
  -- How many hold a seat now; every write to bookings holds this row, so that it is always right.
  taken integer not null default 0 check (taken >= 0),
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  -- When the hour or the place last changed: those who booked before are told.
  changed_at timestamptz,
  updated_at timestamptz not null default now(),
  sequence integer not null default 0,
  -- For hosts only, and not for long.
  notes text not null default '',
  notes_version integer not null default 0,
  -- What stays when the names are erased.
  booked_count integer,
  came_count integer,
  unique (workshop_id, day),
  unique (workshop_id, planned_day),
  check (ends_at > starts_at),
  check ((was_starts_at is null) = (was_ends_at is null))
);
create index occurrence_by_start on place.occurrence (starts_at, id);
create index occurrence_by_end on place.occurrence (ends_at);

-- Days that a date was moved from: the addresses printed for them lead to it.
create table place.former_day (
  workshop_id text not null references place.workshop on delete cascade,
  day date not null,
  occurrence_id text not null references place.occurrence on delete cascade,
  primary key (workshop_id, day)
);
create index former_day_by_occurrence on place.former_day (occurrence_id);

create table place.booking (
  id text primary key,
  occurrence_id text not null references place.occurrence on delete cascade,
  -- Whatever name someone gave; empty once erased.
  name text not null,
  -- Null for those who came without booking.
  code_hash bytea unique,
  account_id text,
  -- The order in which people asked.
  number bigint generated always as identity,
  waiting boolean not null,
  walked_in boolean not null default false,
  booked_at timestamptz not null default now(),
  moved_up_at timestamptz,
  came_at timestamptz,
  cancelled_at timestamptz
);
create index booking_by_occurrence on place.booking (occurrence_id, number);
create unique index booking_once_an_account on place.booking (occurrence_id, account_id) where cancelled_at is null;
create index booking_by_account on place.booking (account_id);
