-- Figures on participation, as everyone reads them, and what groups say of theirs.

-- The lab, a priority, a strand or a group in one quarter. Once published, never computed again: what changed would tell who withdrew.
create table research.measured (
  quarter text not null check (quarter ~ '^\d{4}-T[1-4]$'),
  -- 'lab', or the id of a thing, or the name of a priority.
  scope text not null,
  kind text not null check (kind in ('lab', 'priority', 'strand', 'group')),
  -- The study whose data these are. No reference: figures that were published outlive it.
  study_id text not null,
  -- About how many people: to the nearest five. Null for a group, whose members are known.
  people int,
  -- Which part of all accounts, to the nearest tenth; the lab's alone.
  coverage numeric,
  measured_at timestamptz(3) not null default now(),
  primary key (quarter, scope)
);

create table research.figure (
  quarter text not null,
  scope text not null,
  indicator text not null,
  -- Why it is not told: too few people, too few acts, or told by subtraction. All that follows is null then.
  silence text check (silence in ('people', 'acts', 'subtraction')),
  value float8,
  low float8,
  high float8,
  beside float8,
  chance_low float8,
  chance_middle float8,
  chance_high float8,
  p float8,
  people int,
  acts int,
  -- On which side of what chance alone shows, and whether participation then looks like one for show.
  differs text check (differs in ('less', 'more')),
  alarm boolean not null default false,
  primary key (quarter, scope, indicator),
  foreign key (quarter, scope) references research.measured on delete cascade,
  check ((silence is null) = (value is not null))
);
create index figure_by_scope on research.figure (scope, indicator, quarter);

-- What a group says of its figures, signed by the group. Each time it is written again is a version, and everyone may read them all.
create table research.comment (
  id text primary key,
  quarter text not null,
  group_id text not null,
  unique (quarter, group_id)
);
create index comment_by_group on research.comment (group_id);

create table research.comment_version (
  comment_id text not null references research.comment on delete cascade,
  number int not null,
  -- Whoever of the group wrote it, for their own export; null once they are gone.
  presentation_id text,
  text text not null,
  lang text not null,
  written_at timestamptz(3) not null default now(),
  primary key (comment_id, number)
);
create index comment_version_by_presentation on research.comment_version (presentation_id)
  where presentation_id is not null;
