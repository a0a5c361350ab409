// The first word with Telegram: who am I? A refused token, or webhook, is final; everything else is waited out.
import { type Api, GrammyError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Deps } from '#deps'

/** An outage ends unannounced: who waits longer finds out late. */
const LONGEST_PAUSE_MS = 3000
/** Of a 400 to setWebhook (telegram-bot-api Client.cpp:15961, 16023): of the address or its secret, not of the bot's account. */
const WEBHOOK_WORDS = /webhook|secret token/i

/** grammY's client declares the signal of a package older than the platform's; they are the same at run time. */
export type ClientSignal = Parameters<Api['getMe']>[0]

/** Telegram does not know this token. */
class TokenRefusedError extends Error {
  readonly code = 'token-refused'
  constructor() {
    super('BOT_TOKEN: Telegram refuses it; expected the token @BotFather gave, such as 123456789:AAExampleExample')
    this.name = 'TokenRefusedError'
  }
}

/** Telegram will not call this address. */
class WebhookRefusedError extends Error {
  readonly code = 'webhook-refused'
  constructor(words: string) {
    super(`WEBHOOK_URL: Telegram refuses it: ${words}`)
    this.name = 'WebhookRefusedError'
  }
}

/**
 * Resolves when Telegram answered `getMe` and `prepare` is done, tried again together; earlier when `signal` aborts. Rejects with
 * TokenRefusedError on 401, and on 404, which Telegram answers to a token of the wrong form; with WebhookRefusedError on what
 * Telegram finds wrong with a webhook.
 */
export async function connect(
  bot: { botInfo: UserFromGetMe; api: Api },
  { wait, log }: Pick<Deps, 'wait' | 'log'>,
  signal: AbortSignal,
  prepare: () => Promise<unknown>,
): Promise<void> {
  for (let tries = 1; !signal.aborted; tries += 1) {
    try {
      // Not `bot.init()`: it tries again by itself, after up to half an hour, and tells nobody.
      bot.botInfo = await bot.api.getMe(signal as ClientSignal)
      await prepare()
      return
    } catch (error) {
      const { error_code: code, description = '' } = error instanceof GrammyError ? error : {}
      if (code === 401 || code === 404) throw new TokenRefusedError()
      if (code === 400 && WEBHOOK_WORDS.test(description)) throw new WebhookRefusedError(description)
      if (tries === 1 || tries % 20 === 0) log.warn('telegram-not-reached', { tries }, error)
      await wait(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(tries - 1, 10)), signal)
    }
  }
}
