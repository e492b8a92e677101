-- Words of institutions, put up with what is personal in them hidden, taken apart sentence by sentence by several hands, and said again.

-- Its id is that of its published thing.
create table institutions.reading (
  id text primary key,
  slug text not null unique,
  -- The group that says it again together; none where someone put it up alone.
  group_id text,
  -- Nobody once they left and erased, where a group keeps it.
  presentation_id text,
  sort text not null check (sort in ('letter', 'form', 'rule', 'term')),
  title text not null,
  institution text not null,
  place text not null default '',
  about text not null default '',
  priority text,
  lang text not null,
  -- Counts what was saved, so that a second tab notices.
  saves integer not null default 1,
  -- A photo that waits for its sender to look at it and say yes: until then it belongs to no thing, and nobody else sees it.
  photo_id text,
  photo_sent_at timestamptz(3),
  put_at timestamptz(3) not null default now(),
  edited_at timestamptz(3)
);
create index reading_by_presentation on institutions.reading (presentation_id);
create index reading_photo_waits on institutions.reading (photo_sent_at) where photo_id is not null;

-- What it says before someone hides one word more is kept nowhere: that word is what was to go.
create table institutions.sentence (
  reading_id text not null references institutions.reading on delete cascade,
  number integer not null,
  starts boolean not null,
  text text not null,
  primary key (reading_id, number)
);

-- What someone adds to a sentence, or the same said in plain words. Its id is that of its thing.
create table institutions.remark (
  id text primary key,
  reading_id text not null,
  number integer not null,
  sort text not null check (sort in ('rewrite', 'says', 'word', 'question', 'effect', 'law')),
  text text not null,
  source text not null default '',
  lang text not null,
  presentation_id text not null,
  saves integer not null default 1,
  said_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  foreign key (reading_id, number) references institutions.sentence on delete cascade
);
create index remark_of_sentence on institutions.remark (reading_id, number, said_at);
create index remark_by_presentation on institutions.remark (presentation_id);

-- The whole text said again: each state is kept, the highest number is read.
create table institutions.rewriting (
  reading_id text not null references institutions.reading on delete cascade,
  number integer not null,
  text text not null,
  presentation_id text,
  written_at timestamptz(3) not null default now(),
  primary key (reading_id, number)
);
create index rewriting_by_presentation on institutions.rewriting (presentation_id);
