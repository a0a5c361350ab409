// The blocks of a document in order, each marked in the document by its number, so that a reader that rearranges the
// document can be asked which it kept. The words are taken here, from the original, never from what a reader made of it.
import { type Block, blockText, type Emphasis, type Span } from '#domain/page-block'
import { type DomDocument, type DomElement, type DomNode, isElement, TEXT } from './dom.ts'
import { emphasisOf, hintOf, isBlockElement, isFurniture, isPulled, isSkipped } from './inline.ts'

export const BLOCK_NUMBER = 'data-block'

export type FoundBlock = Block & {
  /** The element around it, to tell neighbours. */
  parent: DomElement
  /** In a share box, a list of related articles, a form. */
  furniture: boolean
}

type Context = Pick<Block, 'kind' | 'level' | 'hint' | 'pulled'> & {
  style?: Emphasis
  linked: boolean
  furniture: boolean
}

/**
 * All blocks below `root`. Changes the document: every block becomes one numbered element with its bare words, and what
 * is never text is gone.
 */
export function markBlocks(document: DomDocument, root: DomElement): FoundBlock[] {
  const found: FoundBlock[] = []
  const holders = blockHolders(root)

  function visit(parent: DomElement, context: Context) {
    let run: DomNode[] = []
    const flush = () => {
      if (run.length > 0) add(parent, run, context)
      run = []
    }
    const children = [...parent.childNodes]
    for (const [index, child] of children.entries()) {
      if (!isElement(child)) {
        if (child.nodeType === TEXT) run.push(child)
        else parent.removeChild(child)
        continue
      }
      if (isSkipped(child) || isPicture(child)) {
        parent.removeChild(child)
        continue
      }
      const quote = child.tagName === 'CITE' && context.kind === 'quote' ? found.at(-1) : undefined
      if (quote?.kind === 'quote') {
        flush()
        quote.lines.at(-1)?.push({ text: ` — ${child.textContent}` })
        continue
      }
      if (child.tagName === 'BR' && followedByBreak(children, index)) {
        flush()
      } else if (child.tagName === 'HR') {
        flush()
        found.push({ kind: 'text', lines: [[{ text: '* * *' }]], linked: 0, parent, furniture: true })
      } else if (isBlockElement(child) || holders.has(child)) {
        flush()
        visit(child, enter(child, context))
      } else run.push(child)
    }
    flush()
  }

  function add(parent: DomElement, run: DomNode[], context: Context) {
    const { lines, linked } = readRun(run, context)
    const { kind, level, hint, pulled, furniture } = context
    const block: Block = {
      kind,
      lines,
      linked,
      ...(level && { level }),
      ...(hint && { hint }),
      ...(pulled && { pulled }),
    }
    const text = blockText(block)
    const before = run.at(-1)?.nextSibling ?? null
    for (const node of run) parent.removeChild(node)
    if (text === '') return
    const isHolder = isOwnHolder(parent)
    const holder =
      isHolder && !parent.hasAttribute(BLOCK_NUMBER) ? parent : document.createElement(isHolder ? 'span' : 'p')
    holder.setAttribute(BLOCK_NUMBER, String(found.length))
    fill(holder, text, linked)
    if (holder !== parent) parent.insertBefore(holder, before)
    found.push({ ...block, parent: isHolder ? (parent.parentNode ?? parent) : parent, furniture })
  }

  /** Words and their share of links are all a reader weighs; fewer nodes make it several times faster. */
  function fill(holder: DomElement, text: string, linked: number) {
    const cut = Math.round(text.length * linked)
    if (cut > 0) {
      const link = document.createElement('a')
      link.setAttribute('href', '/')
      link.appendChild(document.createTextNode(text.slice(0, cut)))
      holder.appendChild(link)
    }
    if (cut < text.length) holder.appendChild(document.createTextNode(text.slice(cut)))
  }

  visit(root, { kind: 'text', linked: false, furniture: false })
  return found
}

/** Elements that hold text and nothing else of their own; the number goes on them. */
function isOwnHolder({ tagName }: DomElement): boolean {
  return /^(?:P|H[1-6]|LI|DT|DD|BLOCKQUOTE|TD)$/.test(tagName)
}

function enter(element: DomElement, outer: Context): Context {
  const style = emphasisOf(element) ?? outer.style
  const hint = hintOf(element) ?? outer.hint
  const pulled = outer.pulled || isPulled(element)
  const context: Context = {
    kind: kindOf(element, outer),
    linked: outer.linked || element.tagName === 'A',
    furniture: outer.furniture || isFurniture(element),
    ...(style && { style }),
    ...(hint && { hint }),
    ...(pulled && { pulled }),
  }
  const level = element.tagName === 'SUMMARY' ? 6 : /^H([1-6])$/.exec(element.tagName)?.[1]
  return level ? { ...context, level: Number(level) } : context
}

function kindOf(element: DomElement, outer: Context): Block['kind'] {
  switch (element.tagName) {
    case 'LI':
      return 'item'
    case 'BLOCKQUOTE':
    case 'ASIDE':
      return 'quote'
    case 'DT':
      return 'term'
    case 'DD':
      return 'definition'
    case 'SUMMARY':
      return 'heading'
    default:
      return /^H[1-6]$/.test(element.tagName) ? 'heading' : outer.kind
  }
}

/** A figure that holds a picture: its words are captions and credits. */
function isPicture(element: DomElement): boolean {
  return element.tagName === 'FIGURE' && !element.querySelector('blockquote,table,pre,ul,ol')
}

/** Inline elements with a block somewhere inside. */
function blockHolders(root: DomElement): Set<DomElement> {
  const holders = new Set<DomElement>()
  const search = (element: DomElement): boolean => {
    let holds = false
    for (const child of element.children) if (search(child) || isBlockElement(child)) holds = true
    if (holds) holders.add(element)
    return holds
  }
  search(root)
  return holders
}

function followedByBreak(siblings: DomNode[], index: number): boolean {
  for (let next = index + 1; next < siblings.length; next++) {
    const sibling = siblings[next]
    if (sibling?.nodeName === 'BR') return true
    if (sibling && (isElement(sibling) || (sibling.nodeType === TEXT && sibling.textContent.trim() !== '')))
      return false
  }
  return false
}

function readRun(run: DomNode[], context: Context): { lines: Span[][]; linked: number } {
  const lines: Span[][] = [[]]
  let [linkLength, length] = [0, 0]
  const read = (node: DomNode, style: Emphasis | undefined, linked: boolean) => {
    if (node.nodeType === TEXT) {
      const letters = node.textContent.trim().length
      length += letters
      if (linked) linkLength += letters
      append(lines.at(-1) ?? [], node.textContent, style)
    } else if (isElement(node) && !isSkipped(node)) {
      if (node.tagName === 'BR') lines.push([])
      const own = emphasisOf(node)
      const inner = style === 'strong' ? style : (own ?? style)
      for (const child of node.childNodes) read(child, inner, linked || node.tagName === 'A')
    }
  }
  for (const node of run) read(node, context.style, context.linked)
  const worded = lines.flatMap(withoutLiteralTags).filter((line) => line.some(({ text }) => text.trim() !== ''))
  return { lines: worded, linked: length === 0 ? 0 : linkLength / length }
}

/** Adds to the last span where the emphasis is the same: the parser cuts text at every entity. */
function append(line: Span[], text: string, style: Emphasis | undefined) {
  const last = line.at(-1)
  if (last && last.style === style) last.text += text
  else line.push({ text, ...(style && { style }) })
}

/** Tags left in the text by an editor's paste are breaks and marks, not words. */
function withoutLiteralTags(line: Span[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const { text, style } of line) {
    for (const [index, part] of text.split(/<br\s*\/?>/i).entries()) {
      if (index > 0) lines.push([])
      append(lines.at(-1) ?? [], part.replace(/<\/?(?:p|b|i|em|strong|u|span|div|font)(?:\s[^<>]*)?>/gi, ''), style)
    }
  }
  return lines
}
