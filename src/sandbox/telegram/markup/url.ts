// Whether Telegram takes a text for a link (Bot API, text_link and button urls). It opens nothing.

const SCHEMES = new Set(['http:', 'https:', 'tg:', 'ton:', 'tonsite:', 'mailto:', 'tel:'])

/** The link as Telegram keeps it, `http://` added where no scheme stands; undefined for what is no link. */
export function checkedUrl(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || /\s/.test(trimmed)) return undefined
  const url = parsed(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `http://${trimmed}`)
  if (url === undefined || !SCHEMES.has(url.protocol)) return undefined
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return trimmed
  // A host without a dot is no address in the outside world: localhost is refused, 127.0.0.1 is not.
  return url.hostname.includes('.') && !url.hostname.endsWith('.') ? url.href : undefined
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
