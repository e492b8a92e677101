-- A name is borne by a production or by a trial of one: who made it, who taught with it. It says what its bearer did, in their words.
alter table productions.author
  alter column production_id drop not null,
  add column trial_id text references productions.trial on delete cascade,
  add column did text not null default '',
  add constraint author_of_one check (num_nonnulls(production_id, trial_id) = 1);
create index author_by_trial on productions.author (trial_id, position) where trial_id is not null;
create unique index teacher_once on productions.author (presentation_id, trial_id) where presentation_id is not null;
