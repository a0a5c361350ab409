// The desk: editors, the record of who did what, how often articles were opened, figures of each day, incidents.

export const desk = `
create table editors (
  id bigint primary key,
  added_by bigint not null,
  added_at bigint not null,
  position bigint generated always as identity
);

create table acts (
  number bigint generated always as identity primary key,
  at bigint not null,
  act text not null,
  actor_id bigint,
  subject text,
  entry jsonb not null
);
create index acts_refused on acts (actor_id, subject, at) where act = 'refused';

create table reads (
  article_id text collate "C" primary key,
  count bigint not null
);

-- In shards: every delivery that ends counts on the same day, and must not wait for the others.
create table day_counts (
  day text collate "C" not null,
  shard int not null,
  what text not null,
  count bigint not null,
  primary key (day, what, shard)
);
create table day_standing (
  day text collate "C" primary key,
  active bigint not null
);

-- Proposals of breaking news, until every editor has been told.
create table proposals (
  article_id text collate "C" primary key,
  at bigint not null,
  told_ids bigint[] not null default '{}',
  taken_at bigint
);

create table incidents (
  kind text not null,
  subject text not null,
  since bigint not null,
  told_at bigint,
  position bigint generated always as identity,
  primary key (kind, subject)
);
`
