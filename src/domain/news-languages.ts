// Which languages a reader's news comes in, and which can be chosen. The interface's language is another matter.
import type { ChatSettings } from './chat.ts'

/**
 * The languages of the news, the preferred first, out of those some enabled feed has (`offered`): the reader's, else
 * `defaultLanguage`, else the first offered; then the second language where it is offered and another. Empty when
 * nothing is offered.
 */
export function newsLanguages(
  { language, secondLanguage }: Pick<ChatSettings, 'language' | 'secondLanguage'>,
  offered: readonly string[],
  defaultLanguage: string,
): string[] {
  const first = [language, defaultLanguage].find((code) => offered.includes(code)) ?? offered[0]
  const second = secondLanguage !== undefined && offered.includes(secondLanguage) ? secondLanguage : undefined
  return [...new Set([first, second])].filter((code) => code !== undefined)
}

/** The languages a chat can choose: those the interface speaks (`spoken`), then those some enabled feed has besides. */
export function choosableLanguages(spoken: readonly string[], offered: readonly string[]): string[] {
  return [...new Set([...spoken, ...offered])]
}
