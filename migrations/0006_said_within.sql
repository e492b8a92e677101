-- What someone who left a group had said, under their name, about what it keeps. Were the group to become between peers later, that name would
-- tell who was in it: it goes with those of its members.
create table platform.said_within (
  thing_id text primary key references platform.thing on delete cascade,
  audience_id text not null
);
create index said_within_by_audience on platform.said_within (audience_id);
