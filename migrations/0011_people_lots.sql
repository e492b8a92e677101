-- Circles filled by lot: at what title one sits in the steering circle (a word of the list `seat`), and which seats the lot gave.
alter table people.circle_volunteer add column seat text;
alter table people.circle_seat add column seat text, add column drawn boolean not null default false;
