-- The line of a strand: texts anyone proposes, and the one the steering circle keeps. The id of a text is that of its published thing.
create table groups.line (
  id text primary key,
  strand_id text not null references groups.strand,
  text text not null,
  lang text not null,
  proposed_at timestamptz(3) not null default now()
);
create index line_by_strand on groups.line (strand_id, proposed_at desc, id desc);

-- Each time a text was kept: the last one is the line.
create table groups.kept_line (
  id text primary key,
  strand_id text not null references groups.strand,
  line_id text not null references groups.line on delete cascade,
  kept_at timestamptz(3) not null default now()
);
create index kept_line_by_strand on groups.kept_line (strand_id, kept_at desc, id desc);
create index kept_line_by_line on groups.kept_line (line_id);
