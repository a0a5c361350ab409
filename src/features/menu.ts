// The `/` menu, by language and by role. It must not keep the bot from starting, nor an editor from being named.
import type { Api } from 'grammy'
import type { Deps } from '#deps'
import { editorIds } from '#jobs/tell-editors'
import { describeError } from '#log'
import { menuOf, type Role } from '#views/menu-privacy'

type World = Pick<Deps, 'locales' | 'log' | 'settings' | 'store'>
type Scope =
  | { type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' }
  | { type: 'chat'; chat_id: number }

/** Where those whose menus are out are remembered: Telegram keeps a chat's menu until it is taken away. */
const HOLDERS_KEY = 'menu:owners'

/** Tells Telegram the menus of private chats and groups, and each editor's; one who is none any more gets everybody's again. */
export async function publishMenu(api: Api, deps: World): Promise<void> {
  try {
    await setMenu(api, deps, { type: 'all_private_chats' }, 'reader')
    await setMenu(api, deps, { type: 'all_group_chats' }, 'group')
    await setMenu(api, deps, { type: 'all_chat_administrators' }, 'administrator')
    const now = await editorIds(deps)
    for (const id of await holders(deps)) if (!now.includes(id)) await withdrawEditorMenu(api, deps, id)
    for (const id of now) await publishEditorMenu(api, deps, id)
  } catch (error) {
    deps.log.warn('menu-not-published', { error: describeError(error) })
  }
}

/** The menu in an editor's private chat. One who never started the bot has no chat yet: that is no error. */
export async function publishEditorMenu(api: Api, deps: World, id: number): Promise<void> {
  try {
    await setMenu(api, deps, { type: 'chat', chat_id: id }, deps.settings.ownerIds.includes(id) ? 'owner' : 'editor')
    await keepHolders(deps, (ids) => [...ids, id])
  } catch (error) {
    deps.log.info('editor-menu-not-published', { error: describeError(error) })
  }
}

/** Everybody's menu again for one who is no editor any more; what fails is tried again at the next start. */
export async function withdrawEditorMenu(api: Api, deps: World, id: number): Promise<void> {
  const scope = { type: 'chat' as const, chat_id: id }
  try {
    for (const language of deps.locales.languages)
      await api.deleteMyCommands({ scope, language_code: language as 'en' })
    await api.deleteMyCommands({ scope })
    await keepHolders(deps, (ids) => ids.filter((one) => one !== id))
  } catch (error) {
    deps.log.info('editor-menu-not-withdrawn', { error: describeError(error) })
  }
}

async function holders({ store }: World): Promise<number[]> {
  const kept = await store.session(HOLDERS_KEY)
  return Array.isArray(kept) ? kept.filter((id): id is number => typeof id === 'number') : []
}

async function keepHolders(deps: World, change: (ids: number[]) => number[]): Promise<void> {
  const before = await holders(deps)
  const after = [...new Set(change(before))]
  if (after.length !== before.length) await deps.store.saveSession(HOLDERS_KEY, after)
}

/** In every language; the first is what all other clients get. */
async function setMenu(api: Api, { locales }: Pick<World, 'locales'>, scope: Scope, role: Role): Promise<void> {
  for (const [index, language] of locales.languages.entries()) {
    const locale = locales.of(language)
    const commands = menuOf(role).map(({ command, key }) => ({ command, description: locale.text(key) }))
    await api.setMyCommands(commands, { scope, language_code: language as 'en' })
    if (index === 0) await api.setMyCommands(commands, { scope })
  }
}
