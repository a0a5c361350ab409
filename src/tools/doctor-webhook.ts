// What the doctor says of the webhook: whose address Telegram calls, and how that went.
import { type Finding, ill, well } from './doctor-finding.ts'

/** Of Telegram's answer (Bot API, `WebhookInfo`), what is looked at. */
export type WebhookInfo = {
  url: string
  pending_update_count: number
  /** Seconds. */
  last_error_date?: number
  last_error_message?: string
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** `info` undefined: Telegram did not tell. An error counts for an hour. Neither address is named: a path may be secret. */
export function webhookFinding(url: string, info: WebhookInfo | undefined, at: number): Finding {
  const about = 'webhook'
  if (info === undefined) return ill(about, 'Telegram does not tell where it brings updates')
  if (info.url === '') return well(about, 'none is set at Telegram yet: the start of the bot sets it')
  if (info.url !== url)
    return ill(
      about,
      `Telegram calls another address, at ${hostOf(info.url)}: another bot uses this token, or a start changes it`,
    )
  const { pending_update_count: waiting, last_error_date: errorDate, last_error_message: message } = info
  const text = `Telegram calls this address; ${waiting} updates wait`
  if (errorDate === undefined) return well(about, text)
  const agoMs = Math.max(0, at - errorDate * 1000)
  const error = `${text}; ${Math.round(agoMs / MINUTE_MS)} minutes ago it met: ${message ?? 'an error'}`
  return agoMs <= HOUR_MS ? ill(about, error) : well(about, error)
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'no valid address'
}
