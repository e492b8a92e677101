-- What people know, how pieces of knowledge answer each other, and paths through them.
create schema knowledge;
