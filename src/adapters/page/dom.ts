// The part of the DOM that is used, and the one place where HTML becomes a document. Sizes are checked before it.
import { parseHTML } from 'linkedom'

export type DomNode = {
  nodeType: number
  nodeName: string
  textContent: string
  parentNode: DomElement | null
  nextSibling: DomNode | null
  childNodes: Iterable<DomNode> & { length: number }
}

export type DomElement = DomNode & {
  tagName: string
  children: Iterable<DomElement>
  className: string
  id: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  hasAttribute(name: string): boolean
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement> & { length: number }
  removeChild(node: DomNode): DomNode
  insertBefore(node: DomNode, before: DomNode | null): DomNode
  appendChild(node: DomNode): DomNode
  remove(): void
}

export type DomDocument = DomElement & {
  documentElement: DomElement
  body: DomElement
  createElement(name: string): DomElement
  createTextNode(text: string): DomNode
}

const ELEMENT = 1
export const TEXT = 3

/** A document with `html` and `body`, whatever the text holds: linkedom finds nothing in a bare fragment. */
export function parseDocument(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)
  const bare = html.replace(/<!doctype[^<>]*>/i, '').replace(/<\/?(?:html|body)(?:\s[^<>]*)?>/gi, '')
  const { document } = parseHTML(whole ? html : `<!doctype html><html><body>${bare}</body></html>`)
  return document as unknown as DomDocument
}

/** The elements with one of these tags, by tag, in order: one walk in place of a query each. */
export function elementsByTag(root: DomElement, tags: Set<string>): Map<string, DomElement[]> {
  const found = new Map([...tags].map((tag) => [tag, [] as DomElement[]]))
  const walk = (element: DomElement) => {
    found.get(element.tagName)?.push(element)
    for (const child of element.childNodes) if (isElement(child)) walk(child)
  }
  walk(root)
  return found
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT
}
