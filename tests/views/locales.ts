// The real texts, for tests of views.
import { loadLocales } from '#locale-fluent'

export const locales = loadLocales(new URL('../../locales/', import.meta.url))
export const english = locales.of('en')
