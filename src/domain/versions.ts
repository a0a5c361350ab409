// Which article a chat gets where an editor named the same one in several languages. It knows no chat and no store.
import type { BroadcastContent } from './broadcast.ts'

type Versioned = Pick<Extract<BroadcastContent, { kind: 'article' | 'story' }>, 'articleId' | 'versions'>

/**
 * The article id for a chat whose news come in `languages`, the first that fits wins; `baseLanguage` is that of the
 * content's own article, which a chat gets for whose languages there is no version.
 */
export function versionFor({ articleId, versions = {} }: Versioned, baseLanguage: string, languages: string[]): string {
  for (const language of languages) {
    if (language === baseLanguage) return articleId
    const version = Object.hasOwn(versions, language) ? versions[language] : undefined
    if (version !== undefined) return version
  }
  return articleId
}
