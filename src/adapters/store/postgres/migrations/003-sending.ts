// The ledger of deliveries, who holds them, broadcasts and how far each got. A delivery is kept whole; what is searched by
// follows from it by itself. `rank` is the lane (lowdb's delivery-lanes): smaller is served sooner.

export const sending = `
create table deliveries (
  key text collate "C" primary key,
  chat_id bigint not null,
  delivery jsonb not null,
  -- It became another alert since its owner claimed it, who is not to send it.
  replaced boolean not null default false,
  state text generated always as (delivery->>'state') stored,
  kind text generated always as (delivery->'task'->>'kind') stored,
  broadcast_id text collate "C" generated always as (delivery->'task'->>'broadcastId') stored,
  article_id text collate "C" generated always as (delivery->'task'->>'articleId') stored,
  slot_key text collate "C" generated always as (delivery->'task'->>'slotKey') stored,
  owner text generated always as (delivery->>'owner') stored,
  queued_at bigint not null generated always as ((delivery->>'queuedAt')::bigint) stored,
  not_before_at bigint not null generated always as ((delivery->>'notBeforeAt')::bigint) stored,
  settled_at bigint generated always as ((delivery->>'settledAt')::bigint) stored,
  message_id bigint generated always as ((delivery->>'messageId')::bigint) stored,
  rank int generated always as (
    case delivery->'task'->>'kind'
      when 'alert' then case delivery->'task'->>'level' when 'flash' then 0 else 1 end
      when 'recall' then 2
      when 'digest' then 3
      when 'catch-up' then 3
      when 'broadcast' then 4
      when 'correction' then 4
      else 5
    end) stored
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
-- Each is kept up four times in the life of a delivery: what a smaller one can serve has none of its own.
create index deliveries_free on deliveries (rank, not_before_at, queued_at, key)
  where state = 'pending' and broadcast_id is null;
create index deliveries_waiting on deliveries (broadcast_id, rank, not_before_at, queued_at, key)
  where state = 'pending' and broadcast_id is not null;
create index deliveries_unfinished on deliveries (chat_id) where settled_at is null;
create index deliveries_held on deliveries (chat_id) where owner is not null;
create index deliveries_receipts on deliveries (chat_id, settled_at desc) where settled_at is not null;
create index deliveries_slots on deliveries (chat_id, slot_key) where slot_key is not null;
create index deliveries_alerts on deliveries (article_id, key) where kind = 'alert' and state = 'sent';
create index deliveries_sent on deliveries (broadcast_id, key) where state in ('sent', 'unknown');
create index deliveries_doubtful on deliveries (broadcast_id) where delivery ? 'doubts';
create index deliveries_failed on deliveries (broadcast_id, key) where state = 'failed';
create index deliveries_age on deliveries (settled_at) where settled_at is not null;

-- Signs of life.
create table owners (
  owner text primary key,
  seen_at bigint not null
);

create table broadcasts (
  number bigint generated always as identity primary key,
  id text collate "C" generated always as (number::text) stored unique,
  broadcast jsonb not null,
  -- The last chat looked at, while its recipients are being written down.
  cursor bigint,
  -- Of a recall or a correction: the last message of its source that was looked at.
  source_cursor text collate "C",
  state text generated always as (broadcast->>'state') stored,
  author_id bigint generated always as ((broadcast->>'authorId')::bigint) stored,
  source_id text collate "C" generated always as (broadcast->'content'->>'of') stored
);
create index broadcasts_open on broadcasts (state) where state in ('scheduled', 'running', 'paused', 'stopped');
create index broadcasts_closing on broadcasts (number)
  where (state in ('cancelled', 'done') and not broadcast ? 'endedAt')
    or (state = 'stopped' and not broadcast ? 'toldAt');
create index broadcasts_drafts on broadcasts (author_id) where state = 'draft';
create index broadcasts_sources on broadcasts (source_id) where source_id is not null;

-- In shards: deliveries of one broadcast end many a second, in several processes.
create table tallies (
  broadcast_id text collate "C" not null,
  shard int not null,
  what text not null,
  count bigint not null,
  primary key (broadcast_id, what, shard)
);
create table causes (
  broadcast_id text collate "C" not null,
  shard int not null,
  reason text not null,
  count bigint not null,
  primary key (broadcast_id, reason, shard)
);

-- Articles chats were alerted of, and the state those alerts show, or will when the edits written down are sent.
create table alerted (
  article_id text collate "C" primary key,
  alerted_at bigint not null,
  revision int not null,
  is_withdrawn boolean not null,
  next_edit_at bigint not null default 0
);
create index alerted_age on alerted (alerted_at);
`
