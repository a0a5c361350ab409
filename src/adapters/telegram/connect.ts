// The first word with Telegram: who am I? A refused token is final, everything else is waited out.
import { type Api, GrammyError } from 'grammy'
import type { Deps } from '#deps'

/** An outage ends unannounced: who waits longer finds out late. */
const LONGEST_PAUSE_MS = 3000

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

/**
 * Resolves when Telegram answered `getMe` and `prepare` is done, tried again together; earlier when `signal` aborts. Rejects with
 * TokenRefusedError on 401, and on 404, which Telegram answers to a token of the wrong form.
 */
export async function connect(
  bot: { init: (signal?: ClientSignal) => Promise<void>; api: Api },
  { wait, log }: Pick<Deps, 'wait' | 'log'>,
  signal: AbortSignal,
  prepare: () => Promise<unknown>,
): Promise<void> {
  for (let tries = 1; !signal.aborted; tries += 1) {
    try {
      await bot.init(signal as ClientSignal)
      await prepare()
      return
    } catch (error) {
      const code = error instanceof GrammyError ? error.error_code : undefined
      if (code === 401 || code === 404) throw new TokenRefusedError()
      if (tries === 1 || tries % 20 === 0) log.warn('telegram-not-reached', { tries }, error)
      await wait(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(tries - 1, 10)), signal)
    }
  }
}
