// Rich HTML to a tree in which everything stands where it may. What the tags mean is rich-blocks.ts's.
import { RICH_ENTITIES, RULES } from './rich-grammar.ts'
import { type Attributes, type Dialect, MarkupError, type Token, tokenize } from './tokens.ts'

export type Element = { name: string; attributes: Attributes; children: Node[]; at: number }
export type Node = Element | string

const DIALECT: Dialect = {
  entities: RICH_ENTITIES,
  selfClosing: true,
  supports: (name) => Object.hasOwn(RULES, name),
}

/** The top-level nodes; throws MarkupError for unknown tags or attributes, wrong places and unclosed tags. */
export function richTree(html: string): Node[] {
  const root: Element = { name: '', attributes: new Map(), children: [], at: 0 }
  const open: Element[] = [root]
  for (const token of tokenize(html, DIALECT)) {
    const parent = open.at(-1) ?? root
    if (token.kind === 'text') addText(parent, token.text)
    else if (token.kind === 'close') {
      if (parent === root) throw new MarkupError(`Unexpected end tag at byte offset ${token.at}`)
      if (token.name !== parent.name)
        throw new MarkupError(
          `Unmatched end tag at byte offset ${token.at}, expected "</${parent.name}>", found "</${token.name}>"`,
        )
      open.pop()
    } else {
      const element = { name: token.name, attributes: token.attributes, children: [], at: token.at }
      checkTag(token)
      checkPlace(element, open)
      parent.children.push(element)
      if (!token.empty && RULES[token.name]?.empty !== true) open.push(element)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined && unclosed !== root)
    throw new MarkupError(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  return root.children
}

function addText(parent: Element, text: string): void {
  if (RULES[parent.name]?.holds === 'parts') {
    if (text.trim() !== '') throw new MarkupError(`Text isn't allowed directly in the tag "${parent.name}"`)
    return
  }
  parent.children.push(text)
}

function checkTag(token: Extract<Token, { kind: 'open' }>): void {
  const { attributes = [], needs = [] } = RULES[token.name] ?? {}
  for (const name of token.attributes.keys())
    if (!attributes.includes(name))
      throw new MarkupError(`Unsupported attribute "${name}" of the tag "${token.name}" at byte offset ${token.at}`)
  for (const name of needs)
    if ((token.attributes.get(name) ?? '') === '')
      throw new MarkupError(`Tag "${token.name}" must have attribute "${name}" at byte offset ${token.at}`)
}

function checkPlace(element: Element, open: readonly Element[]): void {
  const parent = open.at(-1)
  const rule = RULES[element.name]
  const holder = parent === undefined || parent.name === '' ? ('flow' as const) : RULES[parent.name]?.holds
  const emoji = isEmoji(element)
  const asInline = rule?.inline === true && (element.name !== 'img' || emoji)
  const asBlock = rule?.block === true && !emoji
  const fits =
    (parent !== undefined && rule?.parts?.includes(parent.name) === true) ||
    (holder === 'inline' && asInline) ||
    (holder === 'flow' && (asInline || asBlock)) ||
    (parent?.name === 'pre' && element.name === 'code')
  const expandable = open.some((each) => each.name === 'blockquote' && each.attributes.has('expandable'))
  if (!fits || (expandable && asBlock && !asInline))
    throw new MarkupError(
      `Tag "${element.name}" isn't allowed ${parent?.name ? `in the tag "${parent.name}"` : 'here'} at byte offset ${element.at}`,
    )
  if (element.name === 'a' && open.some((each) => each.name === 'a'))
    throw new MarkupError(`Tag "a" can't be nested at byte offset ${element.at}`)
}

/** A custom emoji written as a picture: `<img src="tg://emoji?id=…"/>`, the one picture that runs in text. */
export function isEmoji(node: Node): boolean {
  return (
    typeof node !== 'string' && node.name === 'img' && (node.attributes.get('src') ?? '').startsWith('tg://emoji?id=')
  )
}
