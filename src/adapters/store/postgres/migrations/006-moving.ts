// The note that a move into this database is under way: while it is there no bot starts on what is only half there.

export const moving = `
create table moving (
  fingerprint text primary key,
  started_at bigint not null,
  done bigint not null
);
`
