-- Why an adaptation was made, the other languages of a text, and the towns where trials took place.
alter table productions.production
  add column adapted_kind text check (adapted_kind in ('audience', 'translation', 'easy', 'form', 'better')),
  -- The production whose text this one says in another language or easier to read, however many steps away. Not a reference: those that
  -- are left still know each other once it is erased.
  add column work_id text;
create index production_by_work on productions.production (work_id) where work_id is not null;

-- A line of adaptations never turns in a circle: what a production adapts is said once, when it begins, or forgotten.
create function productions.keep_origin() returns trigger language plpgsql as $$
begin
  if new.adapted_from is distinct from old.adapted_from and new.adapted_from is not null then
    raise exception 'a production adapts what it was begun from';
  end if;
  return new;
end $$;
create trigger production_keeps_origin before update of adapted_from on productions.production
  for each row execute function productions.keep_origin();

-- Towns and regions that trials name. Where a town is, and nothing closer.
create table productions.town (
  -- 't' and its number at GeoNames, or 'r' and the country and code of a region.
  id text primary key,
  name text not null,
  -- The region or country one tells it apart by.
  area text not null,
  latitude real not null,
  longitude real not null
);

alter table productions.trial add column town_id text references productions.town;
create index trial_by_town on productions.trial (town_id) where town_id is not null;
