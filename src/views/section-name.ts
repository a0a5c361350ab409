// Sections by name, for people. Slugs come from feeds and pages: an unknown one is made readable.
import { HELD_SECTION } from '#domain/digest'
import type { Locale } from '#locale'

const EMOJI: Record<string, string> = {
  [HELD_SECTION]: '🌙',
  politics: '🏛',
  economy: '📈',
  official_chronicle: '📜',
  official_documents: '🗂',
  society: '👥',
  culture: '🎭',
  sport: '🏅',
  world: '🌍',
  science_education: '🎓',
  health: '🩺',
  tourism: '🧳',
  regions: '📍',
  military: '🛡',
  incidents: '🚨',
  technology: '💻',
  ecology: '🌿',
  comment: '💬',
  interview: '🎙',
  analytics: '🔎',
}

/** The section's name in the reader's language, as plain text; a slug without one is humanised: `oil-gas` → "Oil gas". */
export function sectionName(locale: Locale, slug: string): string {
  const key = `section-${slug}`
  if (locale.has(key)) return locale.text(key)
  const words = slug.replace(/[-_\s]+/g, ' ').trim()
  return words === ''
    ? locale.text('section-other')
    : words.slice(0, 1).toLocaleUpperCase(locale.language) + words.slice(1)
}

/** One emoji for a section, so that groups are found at a glance. */
export function sectionEmoji(slug: string): string {
  return EMOJI[slug] ?? '📰'
}
