// Reads children and attributes of one element of rich HTML. It makes no blocks.
import type { Element, Node } from './rich-tree.ts'
import { MarkupError } from './tokens.ts'

/** The child elements, without the text between them. */
export function elements(node: Element): Element[] {
  return node.children.filter((child): child is Element => typeof child !== 'string')
}

/** All children but the elements of this name. */
export function without(node: Element, name: string): Node[] {
  return node.children.filter((child) => typeof child === 'string' || child.name !== name)
}

/** A whole number of an attribute; undefined when absent, refused when it is something else. */
export function whole(node: Element, name: string): number | undefined {
  const text = node.attributes.get(name)
  if (text === undefined) return undefined
  if (!/^-?\d{1,9}$/.test(text))
    throw new MarkupError(`Invalid attribute "${name}" of the tag "${node.name}" at byte offset ${node.at}`)
  return Number(text)
}

/** One of the values an attribute may have; undefined when absent. */
export function oneOf<T extends string>(node: Element, name: string, values: readonly T[]): T | undefined {
  const text = node.attributes.get(name)
  if (text === undefined) return undefined
  const found = values.find((value) => value === text)
  if (found === undefined)
    throw new MarkupError(`Invalid attribute "${name}" of the tag "${node.name}" at byte offset ${node.at}`)
  return found
}
