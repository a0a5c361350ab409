// The body of `POST /act` as an Act, every field looked at. Whether the player may do it is acts.ts's to say.
import type { InlineQueryResult } from '@grammyjs/types'
import { choiceField, type Fields, flagField, integerField, numberField, optional, textField } from './fields.ts'
import type { Act } from './protocol.ts'
import { nonsense } from './refused.ts'

const KINDS = [
  ...(['start', 'send', 'press', 'forward', 'edit', 'remove'] as const),
  ...(['location', 'inline', 'choose', 'app', 'block', 'unblock'] as const),
]

/** Telegram's longest text, in characters. */
const MAX_TEXT = 4096

export function readAct(fields: Fields): Act {
  return { as: integerField(fields, 'as'), chat: integerField(fields, 'chat'), ...readDeed(fields) } as Act
}

function readDeed(fields: Fields) {
  const kind = choiceField(fields, 'kind', KINDS)
  const message = () => integerField(fields, 'message')
  switch (kind) {
    case 'start': {
      const payload = optional(fields, 'payload', () => textField(fields, 'payload', 1, 64))
      if (payload === undefined) return { kind }
      // Bot API, "Deep linking".
      if (!/^[A-Za-z0-9_-]+$/.test(payload)) throw nonsense('A deep link carries letters, digits, _ and - alone.')
      return { kind, payload }
    }
    case 'send': {
      const replyTo = optional(fields, 'replyTo', () => integerField(fields, 'replyTo'))
      return { kind, text: wordsOf(fields), ...(replyTo === undefined ? {} : { replyTo }) }
    }
    case 'press':
      return { kind, message: message(), data: textField(fields, 'data', 1, 64) }
    case 'forward':
      return { kind, message: message(), from: integerField(fields, 'from') }
    case 'edit':
      return { kind, message: message(), text: wordsOf(fields) }
    case 'remove':
      return { kind, message: message() }
    case 'location': {
      const latitude = numberField(fields, 'latitude', -90, 90)
      return { kind, latitude, longitude: numberField(fields, 'longitude', -180, 180) }
    }
    case 'inline': {
      const offset = optional(fields, 'offset', () => textField(fields, 'offset', 0, 64))
      return { kind, query: textField(fields, 'query', 0, 256), ...(offset === undefined ? {} : { offset }) }
    }
    case 'choose':
      return { kind, query: textField(fields, 'query', 0, 256), result: readResult(fields['result']) }
    case 'app':
      return { kind, isOld: flagField(fields, 'isOld') }
    case 'block':
    case 'unblock':
      return { kind }
  }
}

function wordsOf(fields: Fields): string {
  const text = textField(fields, 'text', 1, MAX_TEXT)
  if (text.trim() === '') throw nonsense('An empty message cannot be sent.')
  return text
}

/** Its id alone is believed: what it says stands in what the bot answered. */
function readResult(value: unknown): InlineQueryResult {
  if (typeof value !== 'object' || value === null) throw nonsense('"result" must be an object.')
  return { ...value, id: textField(value as Fields, 'id', 1, 64) } as InlineQueryResult
}
