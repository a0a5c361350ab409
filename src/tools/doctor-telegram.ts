// What Telegram tells the doctor: who the bot is, what time it is there, how many Stars it has, where it brings updates. It asks
// as the bot would, through the bot's proxy.
import { Agent } from 'undici'
import { createHttpFetch } from '#adapters/telegram/http-fetch'
import { createTunnel } from '#adapters/web/tunnel'
import type { Config } from '#config'
import { describeError } from '#log'
import { type Finding, hint, ill, well } from './doctor-finding.ts'
import type { WebhookInfo } from './doctor-webhook.ts'

export type TelegramAnswer = {
  findings: Finding[]
  /** Undefined where Telegram did not tell. */
  balance?: number
  webhook?: WebhookInfo
}

/** Bot API, User, as getMe gives it. */
export type Me = { username: string; supports_inline_queries?: boolean }

type Answer<T> = { ok: boolean; result?: T; description?: string }
type Ask = <T>(method: string) => Promise<{ answer: Answer<T>; status: number; date: string | null }>

const LIMIT_MS = 10_000
/** A clock further off than this sends digests at the wrong minute. */
const MOST_SKEW_MS = 30_000

/** Asks all of it; the rest only where the token is taken. `now`: this machine's clock. */
export async function askTelegram(config: Config, now: () => number): Promise<TelegramAnswer> {
  const { botApiRoot, botToken, proxyUrl } = config
  const agent = proxyUrl === undefined ? undefined : new Agent({ connect: createTunnel(proxyUrl) })
  const fetch = createHttpFetch(agent)
  const ask: Ask = async (method) => {
    const response = await fetch(`${botApiRoot}/bot${botToken}/${method}`, { signal: AbortSignal.timeout(LIMIT_MS) })
    const date = response.headers?.get('date') ?? null
    return { answer: JSON.parse(await response.text()), status: response.status, date }
  }
  const through = proxyUrl === undefined ? '' : ` through the proxy ${new URL(proxyUrl).host}`
  try {
    const askedAt = now()
    const { answer, status, date } = await ask<Me>('getMe')
    if (!answer.ok || answer.result === undefined) return { findings: [refusal(status, answer.description)] }
    const [balance, webhook] = await Promise.all([
      ask<{ amount?: number }>('getMyStarBalance').then(
        (told) => told.answer.result?.amount,
        () => undefined,
      ),
      ask<WebhookInfo>('getWebhookInfo').then(
        (told) => told.answer.result,
        () => undefined,
      ),
    ])
    const token = well('token', `@${answer.result.username}${through}`)
    return {
      findings: [token, inlineFinding(answer.result), clockFinding(date, askedAt)],
      ...(balance === undefined ? {} : { balance }),
      ...(webhook === undefined ? {} : { webhook }),
    }
  } catch (error) {
    return { findings: [ill('token', `${botApiRoot} does not answer${through}: ${describeError(error)}`)] }
  } finally {
    await agent?.destroy()
  }
}

function refusal(status: number, description = ''): Finding {
  return ill('token', `Telegram refuses it (${status} ${description}); take a new one from @BotFather`)
}

/** Whether the bot answers inline is for @BotFather to say, and no fault where it does not. */
export function inlineFinding({ username, supports_inline_queries: isOn }: Me): Finding {
  return isOn
    ? well('inline', `@${username} words in any chat`)
    : hint('inline', 'off; /setinline at @BotFather turns it on')
}

/** `date`: the `Date` header of an answer to what was asked at `askedAt`. */
export function clockFinding(date: string | null, askedAt: number): Finding {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return hint('clock', 'the server tells no time to compare with')
  // The header tells whole seconds, and the answer was under way.
  const skewMs = Math.max(0, Math.abs(theirs - askedAt) - 1000)
  const text = `${Math.round(skewMs / 1000)} s off the server's`
  return skewMs <= MOST_SKEW_MS ? well('clock', text) : ill('clock', `${text}; set this machine's clock (NTP)`)
}
