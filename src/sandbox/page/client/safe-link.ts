// Which addresses of a message may become links. Everything in a message is hostile: `javascript:` and its like never pass.

const SCHEMES = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:'])

/** The address to link to, or undefined where there must be no link. One without a scheme is taken for a web site. */
export function safeLink(address: string): string | undefined {
  const trimmed = address.trim()
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]*:\d+(\/|$)/.test(trimmed) ? trimmed : `https://${trimmed}`
  try {
    const url = new URL(whole)
    return SCHEMES.has(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}
