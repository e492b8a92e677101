-- Words of institutions taken apart, and what is asked of them.
create schema institutions;
