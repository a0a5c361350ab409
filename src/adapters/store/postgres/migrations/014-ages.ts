// How long ago: a question that waits for its answer, which is not kept for ever, and a chat's last message, when by the clock
// of all processes and from which of them, so that no other sends to the chat within the second.

export const ages = `
alter table sessions add column written_at bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint;
alter table deliveries add column ended_at bigint, add column ended_by text;
`
