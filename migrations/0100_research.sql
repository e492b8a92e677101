-- Studies, what each account consented to, what was released, and figures on participation.
create schema research;
