// What is asked before a planned broadcast is cancelled, or sent at once. They decide nothing.
import type { Broadcast } from '#domain/broadcast'
import type { Locale } from '#locale'
import { broadcastButton } from './broadcast-words.ts'
import type { Message } from './message.ts'

type Planned = Pick<Broadcast, 'id' | 'startAt' | 'createdAt'>

export function renderCancelQuestion(broadcast: Planned, zone: string, locale: Locale): Message {
  return {
    html: locale.html('broadcast-cancel-ask', { id: broadcast.id, zone, time: timeOf(broadcast, zone, locale) }),
    keyboard: [
      [
        broadcastButton(locale.text('button-cancel-sure'), 'cancel-sure', broadcast.id),
        broadcastButton(locale.text('button-keep'), 'leave', broadcast.id),
      ],
    ],
  }
}

/** `recipients`: chats it would go to now. */
export function renderStartQuestion(broadcast: Planned, recipients: number, zone: string, locale: Locale): Message {
  const time = timeOf(broadcast, zone, locale)
  return {
    html: locale.html('broadcast-start-ask', { id: broadcast.id, recipients, zone, time }),
    keyboard: [
      [
        broadcastButton(locale.text('button-send-now'), 'start-sure', broadcast.id),
        broadcastButton(locale.text('button-keep'), 'leave', broadcast.id),
      ],
    ],
  }
}

function timeOf({ startAt, createdAt }: Planned, zone: string, locale: Locale): string {
  return locale.dateTime(startAt ?? createdAt, zone)
}
