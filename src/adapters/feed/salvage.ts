// What is whole in a broken document: the items before a cut, or the items that can be read when others cannot.

const ITEM_END = /<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi
const ITEM_START = /<(?:[\w-]+:)?(?:item|entry)(?=[\s>])/i

/** True when the root element `root` of the document is never closed. */
export function isCut(text: string, root: string): boolean {
  return !new RegExp(`</${literally(root)}\\s*>`, 'i').test(text)
}

/** A cut XML document ended after its last whole item, or after its head when it has none. */
export function closeCut(text: string, root: string): string {
  let end = 0
  for (const match of text.matchAll(ITEM_END)) end = match.index + match[0].length
  const kept = text.slice(0, end || (ITEM_START.exec(text)?.index ?? text.lastIndexOf('>') + 1))
  return kept + closingTags(kept, root)
}

/** One document for each item, with the head of the whole around it. At most `limit`. */
export function singleItems(text: string, root: string, limit: number): string[] {
  const start = ITEM_START.exec(text)?.index
  if (start === undefined) return []
  const head = text.slice(0, Math.min(start, 16_000))
  const documents: string[] = []
  let from = start
  for (const match of text.slice(start).matchAll(ITEM_END)) {
    const end = start + match.index + match[0].length
    if (documents.length >= limit) break
    documents.push(head + text.slice(from, end) + closingTags(head, root))
    from = end
  }
  return documents
}

/** A cut JSON Feed ended after its last whole item; undefined when it has none. */
export function closeCutJson(text: string): string | undefined {
  const items = /"items"\s*:\s*\[/.exec(text)
  if (!items) return undefined
  let depth = 0
  let end = 0
  let quoted = false
  for (let at = items.index + items[0].length; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      if (--depth < 0) break
      if (depth === 0) end = at + 1
    }
  }
  return end > 0 ? `${text.slice(0, end)}]}` : undefined
}

function closingTags(kept: string, root: string): string {
  const channel = /<(channel)(?=[\s>])/i.exec(kept)
  const isOpen = channel !== null && !/<\/channel\s*>/i.test(kept) && !/^channel$/i.test(root)
  return `${isOpen ? `</${channel[1]}>` : ''}</${root}>`
}

function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
