// What several processes agree on: leases, updates that came, and the pace of all of them together.

export const processes = `
create table leases (
  name text collate "C" primary key,
  owner text not null,
  until_at bigint not null
);

create table updates (
  update_id bigint primary key,
  owner text not null,
  until_at bigint not null,
  done boolean not null default false
);
create index updates_age on updates (until_at);

-- The moment at which everything reserved so far has left (the "theoretical arrival time" of GCRA).
create table paces (
  key text collate "C" primary key,
  busy_until timestamptz not null
) with (fillfactor = 50);
`
