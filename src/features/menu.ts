// The `/` menu and the bot's own description, by language. It must not keep the bot from starting.
import type { Api } from 'grammy'
import type { Deps } from '#deps'
import { describeError } from '#log'
import { MENU_COMMANDS } from '#views/menu-privacy'

/** Tells Telegram the menu of private chats; the first language is what every other client gets. */
export async function publishMenu(api: Api, deps: Pick<Deps, 'locales' | 'log'>): Promise<void> {
  const [source] = deps.locales.languages
  try {
    for (const language of deps.locales.languages) {
      const locale = deps.locales.of(language)
      const commands = MENU_COMMANDS.map((command) => ({ command, description: locale.text(`command-${command}`) }))
      const scope = { type: 'all_private_chats' as const }
      await api.setMyCommands(commands, { scope, language_code: language as 'en' })
      if (language === source) await api.setMyCommands(commands, { scope })
    }
  } catch (error) {
    deps.log.warn('menu-not-published', { error: describeError(error) })
  }
}
