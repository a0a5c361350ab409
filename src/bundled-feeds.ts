// AZERTAC's feeds, used where there is no file of feeds. What nobody has seen answering yet is disabled.
import type { Feed } from '#domain/feed'

const seen = (id: string, path: string, language: string, section?: string): Feed => ({
  id,
  url: `https://azertag.az${path}`,
  language,
  ...(section === undefined ? {} : { section }),
  enabled: true,
})
const guessed = (language: string): Feed => ({ ...seen(language, `/${language}/rss`, language), enabled: false })

export const BUNDLED_FEEDS: Feed[] = [
  seen('az', '/rss', 'az'),
  seen('en', '/en/rss', 'en'),
  seen('ru', '/ru/rss', 'ru'),
  seen('az-economy', '/rss-economy.xml', 'az', 'economy'),
  seen('en-economy', '/en/rss-economy.xml', 'en', 'economy'),
  seen('ru-economy', '/ru/rss-economy.xml', 'ru', 'economy'),
  ...['de', 'fr', 'es', 'ar', 'zh'].map(guessed),
]
