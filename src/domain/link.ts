// A link taken apart for comparison: what differs between two ways to one page is gone. Not for visiting.

export type Link = {
  /** Lower case, without port, `www.`, `m.`, `amp.` and the like. */
  host: string
  /** Non-empty parts of the path, decoded, in order. */
  segments: string[]
  /** What tells pages apart, sorted; tracking parameters are dropped. */
  query: [name: string, value: string][]
  /** Host, path and query in one text: equal for links to one page, http or https. */
  key: string
}

const LINK = /^https?:\/\/(?:[^/\\?#@]*@)?(\[[^\]]*\]|[^/\\?#:@]+)(?::\d*)?([^?#]*)(?:\?([^#]*))?/i
const EDITIONS = /^(?:www\d?|m|mobile|amp|special)\.(?=[^.]+\.)/
const TRACKING =
  /^(?:utm_.*|at_.*|wt_.*|ns_.*|mc_.*|pk_.*|fbclid|gclid|dclid|yclid|msclkid|igshid|_ga|_openstat|cmp|cmpid|ito|ref|ref_src|rss|feedtype|feedname|from|source|share)$/i

/** The parts of an absolute http(s) link; undefined for anything else. */
export function parseLink(url: string | undefined): Link | undefined {
  const match = LINK.exec(url?.trim() ?? '')
  if (!match) return undefined
  const host = withoutEdition((match[1] ?? '').toLowerCase().replace(/\.$/, ''))
  const segments = (match[2] ?? '').split('/').filter(Boolean).map(decode)
  const query = (match[3] ?? '')
    .split(/[&;]/)
    .filter(Boolean)
    .map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
    })
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
  const tail = query.map(([name, value]) => `${name}=${value}`).join('&')
  return { host, segments, query, key: `${host}/${segments.join('/')}${tail === '' ? '' : `?${tail}`}` }
}

function withoutEdition(host: string): string {
  let bare = host
  for (let edition = EDITIONS.exec(bare); edition; edition = EDITIONS.exec(bare)) bare = bare.slice(edition[0].length)
  return bare
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
