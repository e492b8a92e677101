-- The answer beside the key: what a question's answers say is read from the index alone, though one person's stand where they were given.
alter table uses.vote drop constraint vote_pkey, add primary key (voter_id, number) include (answer);
