// The sections a chat can choose among.
import type { Deps } from '#deps'
import type { ChatSettings } from '#domain/chat'
import { newsLanguages } from '#domain/news-languages'
import { SECTIONS } from '#domain/section-names'

/** The sections the chat's news have, and those it chose. */
export async function sectionsOf(deps: Deps, settings: ChatSettings): Promise<string[]> {
  const languages = newsLanguages(settings, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
  const chosen = settings.sections.chosen === 'all' ? [] : settings.sections.chosen
  const seen = await deps.store.sections(languages)
  return [...new Set([...chosen, ...(seen.length > 0 ? seen : SECTIONS)])]
}
