// The sentence for who sends faster than is answered. In a group nobody is told: it would be one more message there.
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import { settingsFor } from './context.ts'

/** Answers the first update that is left out, in the language of who sent it. */
export async function askToSlowDown(deps: Deps, api: Api, { message, callback_query: press }: Update): Promise<void> {
  const from = message?.from ?? press?.from
  if (from === undefined) return
  const { language } = (await deps.store.chat(from.id)) ?? (await settingsFor(deps, from.language_code))
  const locale = deps.locales.of(language)
  if (press !== undefined) await api.answerCallbackQuery(press.id, { text: locale.text('slow-down') })
  else if (message?.chat.type === 'private') await deps.telegram.send(from.id, { html: locale.html('slow-down') })
}
