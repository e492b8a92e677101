-- Studies, what each account consented to and under which words, and what people answered for one study alone.

-- A question asked about what is lived here, by whom, with which traces, until when. A draft has no thing yet: only who prepares it reads it.
create table research.study (
  id text primary key,
  slug text not null unique,
  -- Who opened it; null once they are gone, and then it is closed.
  presentation_id text,
  title text not null,
  question text not null,
  protocol text not null,
  -- Who does it, by name, and for which institution or association.
  done_by text not null,
  institution text not null default '',
  -- Who said what about its ethics.
  ethics text not null,
  -- Sorts of traces it asks for; 'texts' needs a consent of its own.
  traces text[] not null check (
    traces <@ array['turns', 'memberships', 'initiatives', 'decisions', 'credits', 'seats', 'answers', 'texts']
  ),
  lang text not null default 'fr',
  -- By when the people concerned analyse the figures too and get them back: no study without it.
  analysis_on date not null,
  -- Until when its data may be kept, which is never before they had their say on it.
  data_until date not null check (data_until >= analysis_on),
  -- Which wording people are asked to agree to now.
  wording int not null default 1,
  saves int not null default 1,
  started_at timestamptz(3) not null default now(),
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  -- What came of it, as given back to everyone.
  given_back text not null default '',
  given_back_at timestamptz(3),
  check (opened_at is null or analysis_on >= (opened_at at time zone 'UTC')::date),
  check (closed_at is null or opened_at is not null),
  check (given_back_at is null or opened_at is not null)
);
create index study_by_presentation on research.study (presentation_id) where presentation_id is not null;

-- What it looks at: 'lab' for all of it, or the id of a priority, a strand or a group.
create table research.study_scope (
  study_id text not null references research.study on delete cascade,
  scope text not null,
  primary key (study_id, scope)
);
create index study_scope_by_scope on research.study_scope (scope);

-- What people were asked to agree to, word for word. A row never changes: other words are another number.
create table research.wording (
  study_id text not null references research.study on delete cascade,
  number int not null,
  texts jsonb not null,
  traces text[] not null,
  scopes text[] not null,
  analysis_on date not null,
  data_until date not null,
  written_at timestamptz(3) not null default now(),
  primary key (study_id, number)
);

-- What one account answered to one study: each box apart, and all times null for who said no. Nobody else ever reads a row.
create table research.consent (
  study_id text not null references research.study on delete cascade,
  account_id text not null,
  -- To which wording.
  wording int not null,
  takes_part_at timestamptz(3),
  data_at timestamptz(3),
  -- Words may leave too.
  texts_at timestamptz(3),
  withdrawn_at timestamptz(3),
  answered_at timestamptz(3) not null default now(),
  primary key (study_id, account_id),
  check (texts_at is null or data_at is not null),
  check (withdrawn_at is null or (takes_part_at is null and data_at is null and texts_at is null))
);
create index consent_by_account on research.consent (account_id);

-- Each time an account answered or withdrew, and to which wording: what shows that nothing was used without a yes.
create table research.consent_log (
  id bigint generated always as identity primary key,
  study_id text not null references research.study on delete cascade,
  account_id text not null,
  wording int not null,
  takes_part boolean not null,
  data boolean not null,
  texts boolean not null,
  withdrawn boolean not null,
  at timestamptz(3) not null default now()
);
create index consent_log_by_account on research.consent_log (account_id, at);
create index consent_log_by_study on research.consent_log (study_id);

-- From where someone speaks, said for research alone and shown to nobody else.
create table research.situation (
  account_id text primary key,
  situation text not null check (
    situation in ('concerned', 'student', 'social-worker', 'trainer', 'researcher', 'funder', 'citizen', 'other')
  ),
  words text not null default '',
  time text not null check (time in ('own', 'paid', 'credit', 'reimbursed')),
  said_at timestamptz(3) not null default now()
);

-- The questions of a study, before and after.
create table research.question (
  id text primary key,
  study_id text not null references research.study on delete cascade,
  position int not null,
  sort text not null check (sort in ('scale', 'words')),
  asks text not null,
  -- What the ends of the scale say.
  low text not null default '',
  high text not null default '',
  moment text not null default 'both' check (moment in ('before', 'after', 'both')),
  unique (study_id, position)
);

-- Under which random id someone's answers before and after are kept together, in this study alone. Erased with them at withdrawal.
create table research.link (
  id text primary key,
  study_id text not null references research.study on delete cascade,
  -- Null where the desk typed in a sheet of paper: who holds its code may have it erased.
  account_id text,
  unique (study_id, account_id)
);
create index link_by_account on research.link (account_id) where account_id is not null;

create table research.answer (
  link_id text not null references research.link on delete cascade,
  question_id text not null references research.question on delete cascade,
  moment text not null check (moment in ('before', 'after')),
  -- Both null where it was skipped.
  value int check (value between 1 and 5),
  words text,
  -- A day, not a time.
  answered_on date not null default current_date,
  primary key (link_id, question_id, moment)
);
create index answer_by_question on research.answer (question_id);

-- The notebook of a study: what was done and thought, day by day, open to all.
create table research.note (
  id text primary key,
  study_id text not null references research.study on delete cascade,
  presentation_id text not null,
  text text not null,
  lang text not null default 'fr',
  written_at timestamptz(3) not null default now()
);
create index note_by_study on research.note (study_id, written_at desc, id desc);
create index note_by_presentation on research.note (presentation_id);

-- Journals that groups lend to a study, by a decision or a change of their own, until they take them back.
create table research.lent_journal (
  study_id text not null references research.study on delete cascade,
  group_id text not null,
  lent_at timestamptz(3) not null default now(),
  primary key (study_id, group_id)
);
create index lent_journal_by_group on research.lent_journal (group_id);
