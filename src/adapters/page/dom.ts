// The part of the DOM that is used, and the one place where HTML becomes a document. Sizes are checked before it.
import { parseHTML } from 'linkedom'

export type DomNode = {
  nodeType: number
  nodeName: string
  textContent: string
  parentNode: DomElement | null
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
  insertBefore(node: DomNode, before: DomNode | null): DomNode
  appendChild(node: DomNode): DomNode
  remove(): void
}

export type DomDocument = DomElement & {
  documentElement: DomElement
  body: DomElement
  createElement(name: string): DomElement
}

export const ELEMENT = 1
export const TEXT = 3

/** A document with `html` and `body`, whatever the text holds: linkedom finds nothing in a bare fragment. */
export function parseDocument(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)
  const bare = html.replace(/<!doctype[^>]*>/i, '').replace(/<\/?(?:html|body)(?:\s[^>]*)?>/gi, '')
  const { document } = parseHTML(whole ? html : `<!doctype html><html><body>${bare}</body></html>`)
  return document as unknown as DomDocument
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT
}
