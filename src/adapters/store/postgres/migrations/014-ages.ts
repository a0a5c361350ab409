// How old a question is that waits for its answer: one that nobody answers is not kept for ever.

export const ages = `
alter table sessions add column written_at bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint;
`
