// `![…](tg://…)` of MarkdownV2: custom emoji, and times that each reader sees in their own zone (Bot API, MessageEntity).
import type { MessageEntity } from '@grammyjs/types'
import { isTimeFormat } from './html.ts'
import { MarkupError } from './tokens.ts'

/** Throws MarkupError in the server's words for an address that names neither. */
export function customEntity(url: string | undefined, place: { offset: number; length: number }): MessageEntity {
  if (url === undefined) throw new MarkupError('Custom emoji entity must contain a tg://emoji URL')
  const parts = /^tg:(?:\/\/)?([^/?#]*)\/?(?:\?([^#]*))?/i.exec(url)
  if (parts === null) throw new MarkupError('Custom emoji URL must have scheme tg')
  const host = parts[1]?.toLowerCase()
  const query = new URLSearchParams(parts[2] ?? '')
  if (host === 'time') return timeEntity(query, place)
  if (host !== 'emoji') throw new MarkupError('Custom emoji URL must have host "emoji"')
  const id = query.get('id')
  if (id === null) throw new MarkupError('Custom emoji URL must have an emoji identifier')
  if (!/^[1-9]\d*$/.test(id)) throw new MarkupError('Invalid custom emoji identifier specified')
  return { type: 'custom_emoji', ...place, custom_emoji_id: id }
}

function timeEntity(query: URLSearchParams, place: { offset: number; length: number }): MessageEntity {
  const [unix, format] = [query.get('unix') ?? '', query.get('format') ?? '']
  if (!/^\d+$/.test(unix)) throw new MarkupError('Invalid Unix time specified')
  if (!isTimeFormat(format)) throw new MarkupError('Invalid date-time format specified')
  return { type: 'date_time', ...place, unix_time: Number(unix), date_time_format: format } as MessageEntity
}
