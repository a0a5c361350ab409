// The body of `POST /direct` as a Direction, every field looked at.
import { choiceField, type Fields, flagField, integerField, numberField } from './fields.ts'
import type { Direction } from './protocol.ts'

const KINDS = [
  ...(['publish', 'correct', 'withdraw', 'publishing', 'jump'] as const),
  ...(['outage', 'flood', 'lose-answers', 'slow', 'close-group', 'kill', 'audience'] as const),
]

/** Ten minutes: longer than anyone watches. */
const MAX_FLOOD_SECONDS = 600
const MAX_AUDIENCE = 10_000

export function readDirection(fields: Fields): Direction {
  const kind = choiceField(fields, 'kind', KINDS)
  switch (kind) {
    case 'publish':
      return { kind, what: choiceField(fields, 'what', ['article', 'interview', 'urgent']) }
    case 'correct':
    case 'withdraw':
      return { kind, number: integerField(fields, 'number') }
    case 'publishing':
    case 'outage':
    case 'lose-answers':
    case 'slow':
    case 'close-group':
      return { kind, on: flagField(fields, 'on') }
    case 'jump':
      return { kind, to: choiceField(fields, 'to', ['morning', 'evening', 'hour', 'spring', 'autumn']) }
    case 'flood':
      return { kind, seconds: numberField(fields, 'seconds', 1, MAX_FLOOD_SECONDS) }
    case 'kill':
      return { kind }
    case 'audience': {
      numberField(fields, 'size', 0, MAX_AUDIENCE)
      return { kind, size: integerField(fields, 'size') }
    }
  }
}
