// Whose chat a message that is written down belongs to: several processes handle a chat's messages in their order.

export const keptChat = `
alter table updates add column chat bigint;
create index updates_chat on updates (chat, update_id) where kept is not null;
`
