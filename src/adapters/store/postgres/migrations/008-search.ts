// Words of articles, in columns of their own: the headline's, those it had before, and all of headline and text. They are made here and not in SQL, which cannot fold.

export const search = `
-- Null until somebody made them: see indexArticles. The former ones are null as well where there was no correction.
alter table articles
  add column title_words tsvector,
  add column former_words tsvector,
  add column words tsvector;
create index articles_title_words on articles using gin (title_words);
create index articles_former_words on articles using gin (former_words) where former_words is not null;
create index articles_words on articles using gin (words);
create index articles_wordless on articles (counts_at desc, id desc) where words is null;
`
