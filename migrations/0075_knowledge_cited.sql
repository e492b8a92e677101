-- How a reference is cited, by language: worked out when it is written, since a page has no time for it.
alter table knowledge.piece add column cited jsonb not null default '{}';
