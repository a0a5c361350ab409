// What the doctor says of sending beyond the free limit: what is paid for, and whether the bot has the Stars it takes.
import type { Config } from '#config'
import { paidAt } from '#domain/stars'

/** Bot API, "Paid Broadcasts"; as many monthly users, too, which no method tells. */
const STARS_NEEDED = 10_000

const PAID_FOR = { alerts: 'broadcasts and alerts', all: 'broadcasts, alerts and digests' }

/** `balance`: the bot's Stars; undefined where Telegram did not tell. */
export function paymentFinding(
  { messagesPerSecond, paidBroadcast }: Pick<Config, 'messagesPerSecond' | 'paidBroadcast'>,
  balance: number | undefined,
): { isWell: boolean; text: string } {
  const paid = paidAt(messagesPerSecond, paidBroadcast)
  const rate = `${messagesPerSecond} messages a second`
  if (paid === 'off') {
    const idle = `; PAID_BROADCAST=${paidBroadcast} pays for nothing unless MESSAGES_PER_SECOND is above 30`
    return { isWell: true, text: `${rate}${paidBroadcast === 'off' ? '' : idle}` }
  }
  const text = `${rate}, ${PAID_FOR[paid]} paid for`
  const needs = `Telegram asks for ${STARS_NEEDED} and as many monthly users`
  if (balance === undefined) return { isWell: true, text: `${text}; the balance of Stars is not known, ${needs}` }
  return { isWell: balance >= STARS_NEEDED, text: `${text}; ${balance} Stars, ${needs}` }
}

/** The bot's Stars (Bot API, `getMyStarBalance`); undefined when they cannot be told. */
export async function askBalance({ botApiRoot, botToken }: Config, limitMs: number): Promise<number | undefined> {
  try {
    const response = await fetch(`${botApiRoot}/bot${botToken}/getMyStarBalance`, {
      signal: AbortSignal.timeout(limitMs),
    })
    const answer = (await response.json()) as { ok: boolean; result?: { amount?: number } }
    return answer.ok ? answer.result?.amount : undefined
  } catch {
    return undefined
  }
}
