// Small faults of a feed's markup put right in one pass over the text. It changes no words, only what breaks parsers.

const ILLEGAL = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]|\p{Surrogate}/gu
const ILLEGAL_REFERENCE =
  /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fffe|ffff|d[89a-f][0-9a-f]{2})|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi
// Names every object inherits: parsers that keep elements as properties refuse or misread them.
const INHERITED = /(<\/?)(__proto__|constructor|prototype|hasOwnProperty|toString|valueOf|__\w+__)(?=[\s/>])/gi

/** Characters XML forbids (XML 1.0 §2.2) and element names no parser survives are taken out. For every document. */
export function tidyMarkup(text: string): string {
  return text.replace(ILLEGAL, '').replace(ILLEGAL_REFERENCE, '').replace(INHERITED, '$1x-$2')
}

const OWN_CASE = ['pubDate', 'lastBuildDate', 'managingEditor', 'webMaster', 'skipHours', 'skipDays', 'textInput']
const NAMES = new Map(
  [...OWN_CASE, 'rss', 'channel', 'item', 'title', 'link', 'description', 'guid', 'category', 'enclosure']
    .concat(['feed', 'entry', 'id', 'updated', 'published', 'summary', 'content', 'author', 'image', 'url'])
    .map((name) => [name.toLowerCase(), name]),
)

const FAULTS = new RegExp(
  [
    // Sections and comments pass unchanged; an open one runs to the end.
    '<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>|$)',
    '<!--[\\s\\S]*?(?:-->|$)',
    '(?<tag></?)(?<name>[A-Za-z][\\w.-]*)(?=[\\s/>])',
    '(?<less><(?![A-Za-z_/!?]))',
    '(?<and>&(?!(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[\\da-fA-F]{1,6});))',
  ].join('|'),
  'g',
)

/**
 * Bare `&` and `<` escaped, entities XML does not know (`&nbsp;`) escaped once so that the text stage decodes them, and
 * the names of RSS and Atom elements in the case of their standards. For documents a parser refused.
 */
export function repairMarkup(text: string): string {
  return text.replace(FAULTS, (whole, ...rest) => {
    const { tag, name, less, and } = rest.at(-1) as Record<string, string | undefined>
    if (and !== undefined) return '&amp;'
    if (less !== undefined) return '&lt;'
    if (tag !== undefined && name !== undefined) return tag + (NAMES.get(name.toLowerCase()) ?? name)
    return whole
  })
}
