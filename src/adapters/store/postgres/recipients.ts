// Which chats are recipients, as SQL: it mirrors `isRecipient` of #domain/broadcast-audience over thousands of chats, and the
// contract holds the two together.
import type { Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'

/** For a row of `chats`; its values begin at `$1`. */
export const IS_RECIPIENT = `
  state = 'active' and coalesce((chat->'pause'->>'untilAt')::bigint <= $1, true)
  and ($2::text is null or case coalesce(chat->'alerts'->>'choice', 'urgent')
    when 'all' then true
    when 'urgent' then $2 in ('flash', 'urgent')
    when 'flash' then $2 = 'flash'
    else false end)
  and case $3::text
    when 'everyone' then true
    when 'languages' then chat->>'language' = any($4::text[])
      or coalesce(chat->>'secondLanguage' = any($5::text[]), false)
    else exists (select from unnest($6::text[]) as section where case
      when section = 'other' then (chat->'sections'->'other')::bool
      else chat->'sections'->>'chosen' = 'all' or chat->'sections'->'chosen' ? section end) end`

export function recipientValues(
  { content, audience }: Pick<Broadcast, 'content' | 'audience'>,
  at: Instant,
): unknown[] {
  return [
    at,
    content.kind === 'article' ? content.level : null,
    audience.kind,
    audience.kind === 'languages' ? audience.languages : [],
    audience.kind === 'languages' ? (audience.seconds ?? []) : [],
    audience.kind === 'sections' ? audience.sections : [],
  ]
}
