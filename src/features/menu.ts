// The `/` menu, by language and by role. It must not keep the bot from starting.
import type { Api } from 'grammy'
import type { Deps } from '#deps'
import { describeError } from '#log'
import { EDITOR_MENU, MENU_COMMANDS } from '#views/menu-privacy'

type World = Pick<Deps, 'locales' | 'log' | 'settings' | 'store'>
type Entry = { command: string; key: string }
type Scope = { type: 'all_private_chats' } | { type: 'chat'; chat_id: number }

/** Where the owners whose menus are out are remembered. */
const OWNERS_KEY = 'menu:owners'

/** Tells Telegram the menu of private chats, and each owner's; one who is none any more gets everybody's again. */
export async function publishMenu(api: Api, deps: World): Promise<void> {
  const { settings, store, log } = deps
  try {
    const everybodys = MENU_COMMANDS.map((command) => ({ command, key: `command-${command}` }))
    await setMenu(api, deps, { type: 'all_private_chats' }, everybodys)
    const before = await store.session(OWNERS_KEY)
    const former = Array.isArray(before) ? before.filter((id) => !settings.ownerIds.includes(id)) : []
    for (const id of former) await withdrawOwnerMenu(api, deps, id)
    for (const id of settings.ownerIds) await publishOwnerMenu(api, deps, id)
    if (former.length > 0 || settings.ownerIds.length > 0) await store.saveSession(OWNERS_KEY, settings.ownerIds)
  } catch (error) {
    log.warn('menu-not-published', { error: describeError(error) })
  }
}

/** The menu in an owner's private chat. One who never started the bot has no chat yet: that is no error. */
export async function publishOwnerMenu(api: Api, deps: Pick<World, 'locales' | 'log'>, ownerId: number): Promise<void> {
  try {
    await setMenu(api, deps, { type: 'chat', chat_id: ownerId }, EDITOR_MENU)
  } catch (error) {
    deps.log.info('owner-menu-not-published', { error: describeError(error) })
  }
}

async function withdrawOwnerMenu(api: Api, { locales, log }: World, ownerId: number): Promise<void> {
  const scope = { type: 'chat' as const, chat_id: ownerId }
  try {
    for (const language of locales.languages) await api.deleteMyCommands({ scope, language_code: language as 'en' })
    await api.deleteMyCommands({ scope })
  } catch (error) {
    log.info('owner-menu-not-withdrawn', { error: describeError(error) })
  }
}

/** In every language; the first is what all other clients get. */
async function setMenu(api: Api, { locales }: Pick<World, 'locales'>, scope: Scope, entries: Entry[]): Promise<void> {
  for (const [index, language] of locales.languages.entries()) {
    const locale = locales.of(language)
    const commands = entries.map(({ command, key }) => ({ command, description: locale.text(key) }))
    await api.setMyCommands(commands, { scope, language_code: language as 'en' })
    if (index === 0) await api.setMyCommands(commands, { scope })
  }
}
