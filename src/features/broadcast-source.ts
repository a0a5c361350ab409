// What a `/broadcast` message gives to send: itself, or the message it replies to, with to whom and when in one line.
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Audience } from '#domain/broadcast'
import { parseBroadcastLine } from '#domain/broadcast-line'
import { SECTIONS } from '#domain/section-names'
import { languageName } from '#views/broadcast-words'
import { momentFailureHtml } from '#views/moment-failure'
import { sectionName } from '#views/section-name'
import type { Reader } from './context.ts'

/** `from`: where its text begins, after a command. `isReply`: it is not what was just written, but what that replies to. */
export type Source = {
  message: TelegramMessage
  from?: number
  isReply?: boolean
  line?: { audience?: Audience; startAt?: Instant }
}

/** Undefined when there is nothing but the command; `refusal`: a sentence for a time that cannot be meant. */
export async function sourceOf(
  deps: Deps,
  reader: Reader,
  message: TelegramMessage | undefined,
): Promise<Source | { refusal: string } | undefined> {
  if (message === undefined) return undefined
  const entities = message.entities ?? message.caption_entities ?? []
  const from = entities.find(({ type }) => type === 'bot_command')?.length ?? 0
  const words = message.text?.slice(from).trim()
  const replied = message.reply_to_message as TelegramMessage | undefined
  if (words === '') return replied && { message: replied, isReply: true }
  if (replied === undefined || words === undefined) return { message, from }
  const { locale, settings } = reader
  const line = parseBroadcastLine(words, await namesOf(deps, reader), settings.zone, deps.now())
  if (line.kind === 'line') return { message: replied, isReply: true, line }
  if (line.kind === 'text') return { message, from }
  return { refusal: momentFailureHtml(line.code, words, settings.zone, locale) }
}

async function namesOf({ store, locales }: Deps, { locale }: Reader) {
  const known = [...new Set([...SECTIONS, ...(await store.sections(await store.newsLanguages()))])]
  return {
    languages: locales.languages.map((code) => ({ code, name: languageName(code, locale) })),
    sections: known.map((slug) => ({ slug, name: sectionName(locale, slug) })),
  }
}
