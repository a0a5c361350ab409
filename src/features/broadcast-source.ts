// What a `/broadcast` message gives to send: itself, or the message it replies to, with to whom and when in one line.
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Audience } from '#domain/broadcast'
import { type BroadcastLine, parseBroadcastLine } from '#domain/broadcast-line'
import { choosableLanguages } from '#domain/news-languages'
import { SECTIONS } from '#domain/section-names'
import { renderNotReplied, renderUnclearLine, renderWordsNote } from '#views/broadcast-line'
import { momentFailureHtml } from '#views/moment-failure'
import { sectionName } from '#views/section-name'
import type { Reader } from './context.ts'

/** `from`: where its text begins, after a command. `isReply`: it is not what was just written, but what that replies to. */
export type Source = {
  message: TelegramMessage
  from?: number
  isReply?: boolean
  line?: { audience?: Audience; startAt?: Instant }
  /** What is to be said of it on its card. */
  note?: string
}

/** Where the text begins, after the command it may begin with. */
export function textStart({ entities, caption_entities }: TelegramMessage): number {
  const command = (entities ?? caption_entities ?? []).find(
    ({ type, offset }) => type === 'bot_command' && offset === 0,
  )
  return command?.length ?? 0
}

/**
 * Undefined when there is nothing but the command; `refusal`: a sentence for a time that cannot be meant, or for words beside
 * a reply that are not understood.
 */
export async function sourceOf(
  deps: Deps,
  reader: Reader,
  message: TelegramMessage | undefined,
): Promise<Source | { refusal: string } | undefined> {
  if (message === undefined) return undefined
  const from = textStart(message)
  const words = message.text?.slice(from).trim()
  const replied = message.reply_to_message as TelegramMessage | undefined
  if (words === '') return replied && { message: replied, isReply: true }
  if (replied === undefined || words === undefined) return { message, from }
  const { locale, settings } = reader
  const line = await read(deps, reader, words)
  if (line.kind === 'line') return { message: replied, isReply: true, line }
  if (line.kind === 'failure') return { refusal: momentFailureHtml(line.code, line.part, settings.zone, locale) }
  if (line.likeness === 'message') return { message, from, note: renderNotReplied(words, locale) }
  return { refusal: renderUnclearLine(line.unknown, locale) }
}

/**
 * What to say of a message whose `words` may have been meant to say to whom and when; undefined for any other. `isAsked`: it
 * answers the question what to send, or is a caption, so that shortness alone says nothing.
 */
export async function noteOn(deps: Deps, reader: Reader, words: string, isAsked: boolean): Promise<string | undefined> {
  if (words.trim() === '') return undefined
  const line = await read(deps, reader, words)
  const isMessage = line.kind === 'unclear' && (line.likeness === 'message' || (line.likeness === 'short' && isAsked))
  return isMessage ? undefined : renderWordsNote(words, reader.locale)
}

async function read(deps: Deps, reader: Reader, words: string): Promise<BroadcastLine> {
  return parseBroadcastLine(words, await namesOf(deps, reader), reader.settings.zone, deps.now())
}

async function namesOf({ store, locales }: Deps, { locale }: Reader) {
  const offered = await store.newsLanguages()
  const known = [...new Set([...SECTIONS, ...(await store.sections(offered))])]
  return {
    languages: choosableLanguages(locales.languages, offered).map((code) => ({
      code,
      name: locale.languageName(code),
    })),
    sections: known.map((slug) => ({ slug, name: sectionName(locale, slug) })),
  }
}
