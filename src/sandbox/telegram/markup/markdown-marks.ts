// The marks of MarkdownV2 (Bot API, "MarkdownV2 style"): which there are, and what one begins. Pairing them is markdown-v2.ts's.
import type { MessageEntity } from '@grammyjs/types'

/** What a mark makes, as the server's refusals name it. */
export type Kind = keyof typeof MARKS | 'BlockQuote'

export const MARKS = {
  Underline: '__',
  Italic: '_',
  Bold: '*',
  Strikethrough: '~',
  Spoiler: '||',
  PreCode: '```',
  Pre: '```',
  Code: '`',
  TextUrl: ']',
  CustomEmoji: ']',
} as const

/** The entity a pair of marks makes; links and custom emoji are made elsewhere. */
export const TYPES: Partial<Record<Kind, MessageEntity['type']>> = {
  Underline: 'underline',
  Italic: 'italic',
  Bold: 'bold',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  PreCode: 'pre',
  Pre: 'pre',
  Code: 'code',
}
/** Bot API: what must be escaped outside code. */
export const RESERVED = '_*[]()~`>#+-=|{}.!'
export const CODE: readonly Kind[] = ['Code', 'Pre', 'PreCode']

/** What a reserved character begins here, and how many characters of the source its mark takes. */
export function startAt(source: string, index: number): { kind: Kind; length: number; language?: string } | undefined {
  if (source.startsWith('```', index)) {
    const after = index + 3
    const name = /^[^\s`]+(?=\s)/.exec(source.slice(after))?.[0]
    if (name === undefined) return { kind: 'Pre', length: 3 + lineEnd(source, after) }
    return { kind: 'PreCode', length: 3 + name.length + lineEnd(source, after + name.length), language: name }
  }
  if (source.startsWith('![', index)) return { kind: 'CustomEmoji', length: 2 }
  if (source[index] === '[') return { kind: 'TextUrl', length: 1 }
  const kinds = ['Underline', 'Italic', 'Bold', 'Strikethrough', 'Spoiler', 'Code'] as const
  const kind = kinds.find((each) => source.startsWith(MARKS[each], index))
  return kind === undefined ? undefined : { kind, length: MARKS[kind].length }
}

/** The one line end after the opening of a code block belongs to the mark. */
function lineEnd(source: string, index: number): number {
  return /^(?:\r\n|\n\r|\n|\r)?/.exec(source.slice(index, index + 2))?.[0].length ?? 0
}

/** A backslash frees ASCII alone; before anything else it stands for itself. */
export function isAscii(char: string | undefined): boolean {
  const code = char?.charCodeAt(0) ?? 0
  return code > 0 && code < 127
}
