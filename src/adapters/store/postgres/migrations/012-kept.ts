// Updates that were polled are written down until they are handled: Telegram forgets them before.

export const kept = `
-- As text: jsonb takes neither a NUL nor half a surrogate pair.
alter table updates add column kept text, add column given int not null default 0;
create index updates_kept on updates (update_id) where kept is not null;
`
