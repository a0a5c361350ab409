// Groups and channels by who connected them: their list, and what is erased with a person.

export const connections = `
create index chats_connected on chats (((chat->'connection'->>'by')::bigint), id)
  where (chat->'connection'->>'by')::bigint is not null;
`
