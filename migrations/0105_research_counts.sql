-- Who takes part in a group, a strand or a priority is public: how many of them are in a release told how many said no. The lab alone is counted,
-- in studies of all of it.
delete from research.release_cell c using research.release r
where r.id = c.release_id
  and (c.scope <> 'lab' or not exists (select 1 from research.study_scope s where s.study_id = r.study_id and s.scope = 'lab'));
alter table research.release_cell drop constraint release_cell_pkey;
alter table research.release_cell drop column scope;
alter table research.release_cell drop column around;
alter table research.release_cell add primary key (release_id, situation);
