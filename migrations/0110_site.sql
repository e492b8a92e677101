-- What someone chose to be told, and how: nobody has a row before they choose.
create schema site;

create table site.notice (
  account_id text primary key,
  -- Sorts of news that are not told.
  off text[] not null default '{}',
  -- One letter a day at most, when there is something; off until it is asked for.
  digest boolean not null default false,
  -- In which words it is written.
  locale text not null default 'fr',
  -- What came before was told.
  told_until timestamptz(3) not null default now(),
  -- Ends the letters from the link that each bears, without signing in.
  stop_code text not null unique
);
create index notice_digest on site.notice (account_id) where digest;
