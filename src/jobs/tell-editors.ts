// Who the editors are, and a message to all of them that nobody asked for. One who cannot be reached keeps nobody else
// from being told.
import type { Deps } from '#deps'
import type { Locale } from '#locale'
import type { Message } from '#views/message'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'log'>

/** Everybody who is an editor now, owners first. */
export async function editorIds({ settings, store }: Pick<Deps, 'settings' | 'store'>): Promise<number[]> {
  return [...new Set([...settings.ownerIds, ...(await store.editors()).map(({ id }) => id)])]
}

/** An editor who has not just spoken, in their own language and zone. */
export type EditorChat = { chatId: number; locale: Locale; zone: string }

export async function editorAs({ store, locales, settings }: Omit<World, 'telegram' | 'log'>, id: number) {
  const chat = await store.chat(id)
  const locale = locales.of(chat?.language ?? settings.defaultLanguage)
  return { chatId: id, locale, zone: chat?.zone ?? settings.defaultZone } satisfies EditorChat
}

/**
 * `not-yet`: surely nobody was, and somebody may be later; `in-doubt`: nobody surely was, but an answer was lost.
 */
export type Telling = (typeof TELLINGS)[number]
/** Of several people the first of these is said. */
const TELLINGS = ['told', 'in-doubt', 'not-yet'] as const

/**
 * Tells each of them, in their language and zone. `event` names it in the log. That nobody can ever be reached is `told`.
 * Never rejects.
 */
export async function tellEditors(
  deps: World,
  event: string,
  render: (locale: Locale, zone: string) => Message,
): Promise<Telling> {
  const { telegram, settings, log } = deps
  const tell = async (id: number): Promise<Telling | 'never'> => {
    try {
      const { locale, zone } = await editorAs(deps, id)
      const outcome = await telegram.send(id, render(locale, zone))
      if (outcome.kind === 'sent') return 'told'
      log.warn('editor-not-told', { event, outcome: outcome.kind })
      if (outcome.kind === 'unknown') return 'in-doubt'
      return outcome.kind === 'retry' ? 'not-yet' : 'never'
    } catch (error) {
      log.error('editor-not-told', { event }, error)
      return 'not-yet'
    }
  }
  const ends = await Promise.all((await editorIds(deps).catch(() => settings.ownerIds)).map(tell))
  return TELLINGS.find((telling) => ends.includes(telling)) ?? 'told'
}
