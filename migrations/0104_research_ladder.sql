-- Arnstein's ladder: the rung that those who carry a group, a strand or the lab declare, and the one its members see, in a secret vote.
create table research.ladder_declaration (
  id text primary key,
  -- 'lab', or the id of a group or strand.
  scope text not null,
  rung smallint not null check (rung between 1 and 8),
  -- Who declares signs; null once they are gone.
  presentation_id text,
  declared_at timestamptz(3) not null default now()
);
create index ladder_declaration_by_scope on research.ladder_declaration (scope, declared_at desc);
create index ladder_declaration_by_presentation on research.ladder_declaration (presentation_id)
  where presentation_id is not null;

create table research.ladder_vote (
  scope text not null,
  -- The one in which it ends: a quarter is released when it is over, and so are all its votes.
  quarter text not null check (quarter ~ '^\d{4}-T[1-4]$'),
  -- The secret vote; written in the transaction that adds this row.
  ballot_id text unique,
  ends_at timestamptz(3) not null,
  closed_at timestamptz(3),
  -- The rung that stood declared when it ended: what is declared later cannot answer what was seen.
  declared smallint check (declared between 1 and 8),
  -- How many see each rung, the lowest first; null where telling it would tell someone's vote.
  perceived integer[] check (cardinality(perceived) = 8),
  primary key (scope, quarter)
);
-- One at a time, whichever quarter it counts for.
create unique index ladder_vote_open on research.ladder_vote (scope) where closed_at is null;
