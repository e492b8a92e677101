-- What people do with digital tools, the statements it is questioned with, and what came of it.
create schema uses;
