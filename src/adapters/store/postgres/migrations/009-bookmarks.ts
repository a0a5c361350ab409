// Bookmarks, and the articles that are kept for them alone; acts at the desk by person.

export const bookmarks = `
create table bookmarks (
  chat_id bigint not null,
  article_id text collate "C" not null,
  saved_at bigint not null,
  primary key (chat_id, article_id)
);
create index bookmarks_articles on bookmarks (article_id);

-- As they were when they were pruned.
create table kept_articles (
  id text collate "C" primary key,
  article jsonb not null
);

-- What one person did, and what made them an editor or ended it.
create index acts_actors on acts (actor_id, number) where actor_id is not null;
create index acts_persons on acts (subject, number) where act in ('editor-added', 'editor-removed');
`
