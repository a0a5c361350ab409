// To whom a broadcast goes: which chats are its recipients, and whose language an article speaks. It counts nobody.
import { DEFAULT_ALERTS, wantsAlert } from './alert.ts'
import type { Instant } from './article.ts'
import type { Audience, Broadcast } from './broadcast.ts'
import type { Chat } from './chat.ts'
import { newsLanguages } from './news-languages.ts'
import { isPaused } from './pause.ts'

/** Whether the chat is a recipient at `at`: subscribed, not paused, of the audience, and wanting alerts of this level. */
export function isRecipient(chat: Chat, { content, audience }: Pick<Broadcast, 'content' | 'audience'>, at: Instant) {
  if (chat.state !== 'active' || isPaused(chat, at)) return false
  if (content.kind === 'article' && !wantsAlert((chat.alerts ?? DEFAULT_ALERTS).choice, content.level)) return false
  if (audience.kind === 'everyone') return true
  if (audience.kind === 'sections') return audience.sections.some((section) => getsSection(chat, section))
  const { languages, seconds = [] } = audience
  return languages.includes(chat.language) || seconds.some((code) => code === chat.secondLanguage)
}

/**
 * Readers of an article that is there in `articleLanguages`: the chats whose news come in one of them, by their
 * interface's language (`chatLanguages`) where news are `offered`, and those who chose one of them as their second.
 */
export function articleAudience(
  articleLanguages: readonly string[],
  chatLanguages: readonly string[],
  offered: readonly string[],
  defaultLanguage: string,
): Audience {
  const leadOf = (code: string) => newsLanguages({ language: code }, offered, defaultLanguage)[0]
  const leadsHere = (code: string) => articleLanguages.some((language) => language === leadOf(code))
  return { kind: 'languages', languages: chatLanguages.filter(leadsHere), seconds: [...articleLanguages] }
}

/** Whether it is what `articleAudience` made, not languages somebody ticked. */
export function isReadersAudience(audience: Audience): audience is Audience & { kind: 'languages'; seconds: string[] } {
  return audience.kind === 'languages' && audience.seconds !== undefined
}

function getsSection({ sections: { chosen, other } }: Chat, section: string): boolean {
  if (section === 'other') return other
  return chosen === 'all' || chosen.includes(section)
}
