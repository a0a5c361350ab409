// A text with its formats as somebody wrote it: what of it is kept to be sent again. It changes no letter.
import type { TextEntity } from './broadcast.ts'

type GivenEntity = { type: string; offset: number; length: number }
type Formatted = { text: string; entities: TextEntity[] }

/** Formats as plain data. A mention of a person without a name (`text_mention`) is dropped: it would carry the person. */
export function keepEntities(entities: readonly GivenEntity[]): TextEntity[] {
  return entities
    .filter(({ type }) => type !== 'text_mention')
    .map(({ type, offset, length, ...rest }) => {
      const plain = Object.entries(rest).filter(
        (entry): entry is [string, string | number | boolean] =>
          typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
      )
      return { type, offset, length, ...Object.fromEntries(plain) }
    })
}

/** What follows the first `from` UTF-16 units and the white space after them, its formats moved along. */
export function textAfter({ text, entities }: Formatted, from: number): Formatted {
  const rest = text.slice(from).trimStart()
  const start = text.length - rest.length
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(entity.offset, start)
    const length = entity.offset + entity.length - offset
    return length > 0 ? [{ ...entity, offset: offset - start, length }] : []
  })
  return { text: rest, entities: moved }
}
