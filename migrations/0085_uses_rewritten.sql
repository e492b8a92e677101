-- Other words for a published card drawn from a voice: they wait for its yes, and what was agreed to is read meanwhile.
alter table uses.voice
  add rewritten jsonb,
  add rewritten_at timestamptz(3),
  -- When whoever said the voice kept the words they had agreed to.
  add kept_at timestamptz(3);
