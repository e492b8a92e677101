-- The language in which someone gave their reasons, for those who hear the page read aloud; null where nobody knows it.
alter table groups.decision_position add column lang text;
alter table groups.appeal add column lang text;
alter table groups.appeal_hearing add column lang text;
