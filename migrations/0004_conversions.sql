-- What is made of films and sounds for small screens and prepaid data: once for each content, whoever sent it and however often.
create table platform.conversion (
  sha256 bytea primary key references platform.file on delete cascade,
  type text not null,
  -- « off » where this lab does not convert, « room » while its disk is full; « refused » is for good.
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'off', 'room')),
  percent smallint not null default 0 check (percent between 0 and 100),
  reason text check ((reason is not null) = (state = 'refused')),
  -- How often it was begun: what brings the program down each time is not begun for ever.
  tries integer not null default 0,
  asked_at timestamptz not null default now()
);
create index conversion_unfinished on platform.conversion (asked_at) where state not in ('done', 'refused');

-- What the process that does the jobs found of ffmpeg when it started, for pages: another process may give those.
create table platform.converter (
  one boolean primary key default true check (one),
  state text not null check (state in ('ready', 'absent', 'no-sandbox')),
  looked_at timestamptz not null default now()
);
