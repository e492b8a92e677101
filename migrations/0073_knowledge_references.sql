-- A reference is shown field by field and given to machines as it is kept: no citation is kept beside it.
alter table knowledge.piece drop column cited;
