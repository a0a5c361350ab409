// The `/` menu, by language and by role. It must not keep the bot from starting, nor an editor from being named.
import type { Api } from 'grammy'
import type { Deps } from '#deps'
import { editorIds } from '#jobs/tell-editors'
import type { Locale } from '#locale'
import { menuOf, type Role } from '#views/menu-privacy'

type World = Pick<Deps, 'locales' | 'log' | 'settings' | 'store'>
type Scope = { type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' }

/** Where those whose menus are out are remembered: Telegram keeps a chat's menu until it is taken away. */
const HOLDERS_KEY = 'menu:owners'

/** Tells Telegram the menus of private chats and groups, and each editor's; one who is none any more gets a reader's again. */
export async function publishMenu(api: Api, deps: World): Promise<void> {
  try {
    await setMenu(api, deps, { type: 'all_private_chats' }, 'reader')
    await setMenu(api, deps, { type: 'all_group_chats' }, 'group')
    await setMenu(api, deps, { type: 'all_chat_administrators' }, 'administrator')
    const held = await holders(deps)
    // Who never started the bot has no chat with it: their menu comes with their first /start (owner-menu.ts).
    for (const id of new Set([...held, ...(await editorIds(deps))]))
      if (held.includes(id) || (await deps.store.chat(id)) !== undefined) await publishChatMenu(api, deps, id)
  } catch (error) {
    deps.log.warn('menu-not-published', {}, error)
  }
}

/**
 * The menu of one private chat, by who it is and in the language chosen there: the client's may be another. What fails is
 * tried again at the next start, for editors.
 */
export async function publishChatMenu(api: Api, deps: World, id: number): Promise<void> {
  const { locales, log, settings, store } = deps
  const scope = { type: 'chat' as const, chat_id: id }
  try {
    const [role, chat] = await Promise.all([roleOf(deps, id), store.chat(id)])
    // Everybody's, by the client's language, for one who chose none.
    if (role === 'reader' && chat === undefined) await api.deleteMyCommands({ scope })
    else await api.setMyCommands(commandsOf(role, locales.of(chat?.language ?? settings.defaultLanguage)), { scope })
    await keepHolders(deps, (ids) => (role === 'reader' ? ids.filter((one) => one !== id) : [...ids, id]))
  } catch (error) {
    log.info('chat-menu-not-published', {}, error)
  }
}

async function roleOf(deps: World, id: number): Promise<Role> {
  if (deps.settings.ownerIds.includes(id)) return 'owner'
  return (await editorIds(deps)).includes(id) ? 'editor' : 'reader'
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
    const commands = commandsOf(role, locales.of(language))
    await api.setMyCommands(commands, { scope, language_code: language as 'en' })
    if (index === 0) await api.setMyCommands(commands, { scope })
  }
}

function commandsOf(role: Role, locale: Locale) {
  return menuOf(role).map(({ command, key }) => ({ command, description: locale.text(key) }))
}
