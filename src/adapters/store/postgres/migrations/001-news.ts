// Feeds, articles, their pages and pictures. An article is kept whole; what is searched by follows from it by itself.

export const news = `
-- What has been committed lately, for who got no answer.
create table commits (
  token bigint primary key,
  at timestamptz not null default clock_timestamp()
);
create index commits_age on commits (at);

create table feeds (
  id text primary key,
  position int not null,
  feed jsonb not null,
  validators jsonb not null default '{}',
  next_check_at bigint not null,
  last_fetched_at bigint,
  last_new_item_at bigint,
  failures int not null default 0,
  last_failure jsonb,
  -- What its last document held; null until the first.
  present_ids text[]
);

create table articles (
  id text collate "C" primary key,
  article jsonb not null,
  seen_at bigint not null,
  tries int not null default 0,
  unannounced boolean not null default false,
  host text collate "C" not null,
  language text generated always as (article->>'language') stored,
  counts_at bigint generated always as ((article->>'countsAt')::bigint) stored,
  section text collate "C" generated always as (article->>'section') stored,
  turns int generated always as (coalesce((article->'page'->>'turns')::int, 0)) stored,
  wants_page boolean generated always as (
    tries < 3 and not article ? 'withdrawnAt'
    and (not article ? 'page'
      or coalesce((article->>'correctedAt')::bigint > (article->'page'->>'fetchedAt')::bigint, false))
  ) stored
);
create index articles_news on articles (language, counts_at, id);
create index articles_age on articles (counts_at, id);
create index articles_sections on articles (language, section);
create index articles_sectionless on articles (seen_at) where section is null;
create index articles_wanting on articles (host, counts_at desc, id desc) where wants_page;
create index articles_unannounced on articles (counts_at, id) where unannounced;

create table article_keys (
  key text collate "C" not null,
  article_id text collate "C" not null references articles on delete cascade,
  primary key (key, article_id)
);
create index article_keys_articles on article_keys (article_id);

create table pages (
  article_id text collate "C" primary key references articles on delete cascade,
  page jsonb not null,
  fetched_at bigint not null
);

create table page_holds (
  host text collate "C" primary key,
  article_id text collate "C" not null,
  until_at bigint not null
);

create table pictures (
  url text collate "C" primary key,
  file_id text not null
);
`
