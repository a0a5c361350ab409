// Chats, what they follow, what they were shown, what they are being asked. A chat is kept whole; what is searched by
// follows from it by itself.

export const readers = `
create table chats (
  id bigint primary key,
  chat jsonb not null,
  -- The groups it was before: their keys are its own.
  former_ids bigint[] not null default '{}',
  state text generated always as (chat->>'state') stored,
  next_slot_at bigint generated always as ((chat->>'nextSlotAt')::bigint) stored,
  zone text collate "C" generated always as (chat->>'zone') stored,
  schedule text collate "C" generated always as ((chat->'schedule')::text) stored
) with (fillfactor = 85);
create index chats_due on chats (next_slot_at, zone, schedule, id) where next_slot_at is not null;
create index chats_active on chats (id) where state = 'active';

create table follow_keys (
  key text collate "C" not null,
  chat_id bigint not null references chats on delete cascade,
  primary key (key, chat_id)
);
create index follow_keys_chats on follow_keys (chat_id);

-- What many chats' digests have in common, kept once, under the digest of its text.
create table digest_contents (
  key text collate "C" primary key,
  groups jsonb not null,
  rest_ids text[] not null,
  first_ids text[] not null,
  made_at timestamptz not null default clock_timestamp()
);
create index digest_contents_first on digest_contents using gin (first_ids);
create index digest_contents_rest on digest_contents using gin (rest_ids);

create table shown_digests (
  chat_id bigint primary key,
  content text collate "C" not null references digest_contents,
  shown jsonb not null,
  message_id bigint generated always as ((shown->>'messageId')::bigint) stored,
  sent_at bigint generated always as ((shown->>'sentAt')::bigint) stored,
  page int generated always as ((shown->>'page')::int) stored
);
create index shown_digests_contents on shown_digests (content, chat_id);

create table lists (
  chat_id bigint primary key,
  article_ids text[] not null
);

create table sessions (
  key text collate "C" primary key,
  value jsonb not null,
  -- The ids the key is made of: chats and persons.
  ids text[] generated always as (string_to_array(key, ':')) stored
);
create index sessions_ids on sessions using gin (ids);
`
