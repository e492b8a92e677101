-- How many of a group's or a strand's people are in a figure told how many of them said no, and an exact number of acts whose are not in it: both
-- are public one by one.
update research.measured set people = null where scope <> 'lab';
update research.figure set people = null where scope <> 'lab';
update research.figure set acts = round(acts / 10.0) * 10 where acts is not null;
