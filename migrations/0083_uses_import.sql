-- A table of uses that someone brought, between the page that says which lines are good and the act that takes them. Forgotten at night.
create table uses.brought (
  id text primary key,
  account_id text not null,
  rows jsonb not null,
  at timestamptz(3) not null default now()
);
create index brought_by_account on uses.brought (account_id, at desc);
