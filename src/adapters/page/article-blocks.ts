// Which of a page's blocks are the article: what Readability keeps, and what it wrongly drops from among them.
import { Readability } from '@mozilla/readability'
import { type Block, blockText } from '#domain/page-block'
import { BLOCK_NUMBER, type FoundBlock, markBlocks } from './blocks.ts'
import type { DomDocument, DomElement } from './dom.ts'

type ReadabilityDocument = ConstructorParameters<typeof Readability>[0]

const THIN_LENGTH = 200

/** The article's blocks. With `body`, a selector of the site's own, everything readable inside it. */
export function articleBlocks(document: DomDocument, body: string | undefined): Block[] {
  const own = body === undefined ? null : document.querySelector(body)
  if (own) {
    const inside = markBlocks(document, own).filter((block) => !block.furniture || isRule(block))
    if (lengthOf(inside) > 0) return inside.map(plain)
  }
  const found = markBlocks(document, document.body)
  const kept = keptNumbers(document)
  const chosen = found.filter((block, index) => kept.has(index) || isRescued(block, index, found, kept))
  if (lengthOf(chosen) >= THIN_LENGTH) return chosen.map(plain)
  // A page too short for Readability's scores: what is text and not furniture.
  const readable = found.filter((block) => !block.furniture && block.linked < 0.5)
  return (lengthOf(readable) > lengthOf(chosen) ? readable : chosen).map(plain)
}

/** Numbers of the blocks Readability keeps. It takes the document apart: this is the last use of it. */
function keptNumbers(document: DomDocument): Set<number> {
  const reader = new Readability<DomElement>(document as unknown as ReadabilityDocument, {
    serializer: (node) => node as unknown as DomElement,
    disableJSONLD: true,
  })
  const content = reader.parse()?.content
  const kept = new Set<number>()
  for (const element of content?.querySelectorAll(`[${BLOCK_NUMBER}]`) ?? []) {
    kept.add(Number(element.getAttribute(BLOCK_NUMBER)))
  }
  return kept
}

/**
 * A block is brought back when its neighbours under one parent were kept: Readability drops bylines and datelines by
 * class, lists and tables by their share of links, and asides.
 */
function isRescued(block: FoundBlock, index: number, found: FoundBlock[], kept: Set<number>): boolean {
  if (block.furniture && !isRule(block)) return false
  if (block.pulled || block.linked > 0.3) return false
  const near = (from: number, step: number): FoundBlock | undefined => {
    for (let at = from + step; at >= 0 && at < found.length && Math.abs(at - from) <= 12; at += step) {
      if (kept.has(at)) return found[at]
    }
    return undefined
  }
  const [above, below] = [near(index, -1), near(index, 1)]
  if (above && below && isAkin(block, above) && isAkin(block, below)) return true
  return (above ?? below) !== undefined && [above, below].some((other) => other?.parent === block.parent)
}

/** Children of one parent, or of two that are themselves neighbours. */
function isAkin(left: FoundBlock, right: FoundBlock): boolean {
  const parents = (block: FoundBlock) => [block.parent, block.parent.parentNode, block.parent.parentNode?.parentNode]
  return parents(left).some((element) => element && element.tagName !== 'BODY' && parents(right).includes(element))
}

function isRule(block: Block): boolean {
  return blockText(block) === '* * *'
}

function lengthOf(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + blockText(block).length, 0)
}

function plain({ parent, furniture, ...block }: FoundBlock): Block {
  return block
}
