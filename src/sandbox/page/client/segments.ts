// A text and its entities as a tree (Bot API, MessageEntity). Pure; offsets are UTF-16 code units, as JavaScript counts.
import type { MessageEntity } from '@grammyjs/types'

/** Plain text, or a stretch under an entity: its text as it stands, and its parts. */
export type Segment = string | { entity: MessageEntity; text: string; parts: Segment[] }

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote'])

/**
 * The tree of a text. Of two that overlap the later is cut in two; what lies outside the text is dropped.
 * A line break right at a block goes: the block breaks the line itself.
 */
export function segments(text: string, entities: readonly MessageEntity[] = []): Segment[] {
  const ranges = entities
    .map((entity) => ({
      entity,
      from: Math.max(0, entity.offset),
      to: Math.min(text.length, entity.offset + entity.length),
    }))
    .filter(({ from, to }) => from < to)
  return between(text, 0, text.length, ranges)
}

type Range = { entity: MessageEntity; from: number; to: number }

function between(text: string, from: number, to: number, ranges: readonly Range[]): Segment[] {
  const parts: Segment[] = []
  let at = from
  let waiting = [...ranges].sort(outerFirst)
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entity, from: start, to: end } = next
    if (start > at) parts.push(text.slice(at, start))
    const inside = waiting.filter((each) => each.from < end)
    const rest = inside.filter((each) => each.to > end).map((each) => ({ ...each, from: end }))
    const cut = inside.map((each) => ({ ...each, to: Math.min(each.to, end) }))
    parts.push({ entity, text: text.slice(start, end), parts: between(text, start, end, cut) })
    waiting = [...rest, ...waiting.filter((each) => each.from >= end)].sort(outerFirst)
    at = end
  }
  if (at < to) parts.push(text.slice(at, to))
  return withoutBreaksAtBlocks(parts)
}

function outerFirst(a: Range, b: Range): number {
  return a.from - b.from || b.to - a.to || Number(isBlock(b.entity)) - Number(isBlock(a.entity))
}

function isBlock({ type }: MessageEntity): boolean {
  return BLOCKS.has(type)
}

function withoutBreaksAtBlocks(parts: readonly Segment[]): Segment[] {
  const blockAt = (index: number) => {
    const part = parts[index]
    return typeof part === 'object' && isBlock(part.entity)
  }
  return parts
    .map((part, index) => {
      if (typeof part !== 'string') return part
      const start = blockAt(index - 1) ? part.replace(/^\n/, '') : part
      return blockAt(index + 1) ? start.replace(/\n$/, '') : start
    })
    .filter((part) => part !== '')
}
