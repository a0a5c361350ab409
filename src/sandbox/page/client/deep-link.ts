// Links of Telegram's own that mean the bot here. Pure.

export type BotLink = { payload: string | undefined }

/** What a link to the bot carries (Bot API, "Deep linking"); undefined for a link to anything else. */
export function linkToBot(address: string, username: string): BotLink | undefined {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return undefined
  }
  const isWeb =
    (url.protocol === 'https:' || url.protocol === 'http:') && /^(www\.)?(t|telegram)\.me$/.test(url.hostname)
  const isApp = url.protocol === 'tg:' && (url.hostname === 'resolve' || url.pathname === 'resolve')
  const name = isWeb ? url.pathname.slice(1) : isApp ? url.searchParams.get('domain') : undefined
  if (name?.toLowerCase() !== username.toLowerCase()) return undefined
  const payload = url.searchParams.get('start') ?? ''
  return { payload: /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? payload : undefined }
}
