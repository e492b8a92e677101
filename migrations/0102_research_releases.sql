-- What leaves of a study, quarter after quarter, who may have it, who took it, and what everyone may read of it.

-- One quarter's data of a study, as it left. The pseudonyms in it were drawn for it alone: nothing here says whose they are.
create table research.release (
  id text primary key,
  study_id text not null references research.study on delete cascade,
  -- 2026-T4
  quarter text not null check (quarter ~ '^\d{4}-T[1-4]$'),
  -- Made again, once those who withdrew are many enough not to be found by comparing.
  number int not null default 1,
  made_at timestamptz(3) not null default now(),
  -- Since when nobody can take it any more.
  closed_at timestamptz(3),
  -- How many accounts withdrew or left since it was made. Never shown.
  gone int not null default 0,
  unique (study_id, quarter, number)
);
create unique index release_open on research.release (study_id, quarter) where closed_at is null;

-- Its files, erased when it closes.
create table research.release_file (
  release_id text not null references research.release on delete cascade,
  name text not null,
  sha256 text not null,
  content text not null,
  primary key (release_id, name)
);

-- What everyone reads of it. A count that could find somebody has no row, as one of nobody.
create table research.release_cell (
  release_id text not null references research.release on delete cascade,
  scope text not null,
  -- '*': all of them. Empty: those of whom nothing more is said.
  situation text not null,
  -- Scopes that it stands in.
  around text[] not null default '{}',
  people int not null check (people >= 5),
  -- To the nearest ten; null where one person alone would show.
  turns int,
  primary key (release_id, scope, situation)
);

-- Someone who asks to work on the rows of a study, as they name themselves, for what, and until when.
create table research.access (
  id text primary key,
  study_id text not null references research.study on delete cascade,
  -- Null once they are gone; the name they gave stays in the public log until their copies are destroyed.
  account_id text,
  name text not null,
  institution text not null,
  purpose text not null,
  -- By when every copy is destroyed.
  until date not null,
  asked_at timestamptz(3) not null default now(),
  granted_at timestamptz(3),
  refused_at timestamptz(3),
  check (granted_at is null or refused_at is null)
);
create index access_by_study on research.access (study_id, asked_at desc, id desc);
create index access_by_account on research.access (account_id, asked_at desc) where account_id is not null;

-- Two people say yes, or one says no and why. An account answers once.
create table research.access_answer (
  access_id text not null references research.access on delete cascade,
  account_id text not null,
  -- Whether from the circle that steers, or from those who do the study.
  steering boolean not null,
  yes boolean not null,
  reason text not null default '',
  at timestamptz(3) not null default now(),
  primary key (access_id, account_id)
);
create index access_answer_by_account on research.access_answer (account_id);

-- Each time rows were taken: everyone reads who took them, and for what.
create table research.download (
  id text primary key,
  release_id text not null references research.release on delete cascade,
  access_id text not null references research.access on delete cascade,
  at timestamptz(3) not null default now(),
  -- Since when they are asked to destroy their copies, and when they said that it is done.
  recalled_at timestamptz(3),
  destroyed_at timestamptz(3)
);
create index download_by_time on research.download (at desc, id desc);
create index download_by_release on research.download (release_id);
create index download_by_access on research.download (access_id, at desc);
