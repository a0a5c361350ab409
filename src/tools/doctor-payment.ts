// What the doctor says of sending beyond the free limit: what is paid for, and whether the bot has the Stars it takes.
import type { Config } from '#config'
import { paidAt } from '#domain/stars'
import { type Finding, hint, ill, well } from './doctor-finding.ts'

/** Bot API, "Paid Broadcasts"; as many monthly users, too, which no method tells. */
const STARS_NEEDED = 10_000

const PAID_FOR = { alerts: 'broadcasts and alerts', all: 'broadcasts, alerts and digests' }

/** `balance`: the bot's Stars; undefined where Telegram did not tell. */
export function paymentFinding(
  { messagesPerSecond, paidBroadcast }: Pick<Config, 'messagesPerSecond' | 'paidBroadcast'>,
  balance: number | undefined,
): Finding {
  const paid = paidAt(messagesPerSecond, paidBroadcast)
  const rate = `${messagesPerSecond} messages a second`
  if (paid === 'off') {
    const idle = `; PAID_BROADCAST=${paidBroadcast} pays for nothing unless MESSAGES_PER_SECOND is above 30`
    return paidBroadcast === 'off' ? well('sending', rate) : hint('sending', `${rate}${idle}`)
  }
  const text = `${rate}, ${PAID_FOR[paid]} paid for`
  const needs = `Telegram asks for ${STARS_NEEDED} and as many monthly users`
  if (balance === undefined) return hint('sending', `${text}; the balance of Stars is not known, ${needs}`)
  return (balance >= STARS_NEEDED ? well : ill)('sending', `${text}; ${balance} Stars, ${needs}`)
}
