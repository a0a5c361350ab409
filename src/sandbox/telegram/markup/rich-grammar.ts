// Which tags and attributes rich HTML has and what may stand in what (@grammyjs/types rich.d.ts, "Rich HTML style").
// Tables only: building the tree is rich-tree.ts's.

export type Rule = {
  /** May stand where blocks stand. */
  block?: true
  /** May stand in running text. */
  inline?: true
  /** May stand only in these. */
  parts?: readonly string[]
  /** What it holds: running text, text and blocks, plain text alone, or only its parts. */
  holds: 'inline' | 'flow' | 'raw' | 'parts'
  attributes?: readonly string[]
  /** Has no end tag. */
  empty?: true
  /** Attributes it cannot do without. */
  needs?: readonly string[]
}

const inline: Rule = { inline: true, holds: 'inline' }
const heading: Rule = { block: true, holds: 'inline' }
const MEDIA_PARENTS = ['figure', 'tg-collage', 'tg-slideshow'] as const
const CELL: Rule = { parts: ['tr'], holds: 'inline', attributes: ['colspan', 'rowspan', 'align', 'valign'] }

const BUTTON_ATTRIBUTES = [
  ...['type', 'style', 'url', 'data', 'text', 'query', 'forward-text', 'request-write-access'],
  ...['allow-user-chats', 'allow-bot-chats', 'allow-group-chats', 'allow-channel-chats'],
]

export const RULES: Readonly<Record<string, Rule>> = {
  b: inline,
  strong: inline,
  i: inline,
  em: inline,
  u: inline,
  ins: inline,
  s: inline,
  strike: inline,
  del: inline,
  code: { ...inline, attributes: ['class'] },
  mark: inline,
  sub: inline,
  sup: inline,
  'tg-spoiler': inline,
  a: { ...inline, attributes: ['href', 'name'] },
  br: { inline: true, holds: 'raw', empty: true },
  'tg-reference': { ...inline, attributes: ['name'], needs: ['name'] },
  'tg-emoji': { inline: true, holds: 'raw', attributes: ['emoji-id'], needs: ['emoji-id'] },
  'tg-time': { ...inline, attributes: ['unix', 'format'], needs: ['unix'] },
  'tg-math': { inline: true, holds: 'raw' },
  'tg-button': { ...inline, parts: ['tg-button-row'], attributes: BUTTON_ATTRIBUTES, needs: ['type'] },
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  p: { block: true, holds: 'inline' },
  pre: { block: true, holds: 'raw' },
  footer: { block: true, holds: 'inline' },
  hr: { block: true, holds: 'raw', empty: true },
  ul: { block: true, holds: 'parts' },
  ol: { block: true, holds: 'parts', attributes: ['start', 'type', 'reversed'] },
  li: { parts: ['ul', 'ol'], holds: 'flow', attributes: ['value', 'type'] },
  input: { parts: ['li'], holds: 'raw', empty: true, attributes: ['type', 'checked'], needs: ['type'] },
  blockquote: { block: true, holds: 'flow', attributes: ['expandable'] },
  aside: { block: true, holds: 'inline' },
  cite: { parts: ['blockquote', 'aside', 'figcaption'], holds: 'inline' },
  img: {
    block: true,
    inline: true,
    parts: MEDIA_PARENTS,
    holds: 'raw',
    empty: true,
    attributes: ['src', 'alt', 'tg-spoiler'],
    needs: ['src'],
  },
  video: { block: true, parts: MEDIA_PARENTS, holds: 'raw', attributes: ['src', 'tg-spoiler'], needs: ['src'] },
  audio: { block: true, parts: ['figure'], holds: 'raw', attributes: ['src'], needs: ['src'] },
  'tg-document': { block: true, parts: ['figure'], holds: 'raw', attributes: ['src'], needs: ['src'] },
  'tg-map': {
    block: true,
    parts: ['figure'],
    holds: 'raw',
    empty: true,
    attributes: ['lat', 'long', 'zoom'],
    needs: ['lat', 'long'],
  },
  figure: { block: true, holds: 'parts' },
  figcaption: { parts: MEDIA_PARENTS, holds: 'inline' },
  'tg-collage': { block: true, holds: 'parts' },
  'tg-slideshow': { block: true, holds: 'parts' },
  table: { block: true, holds: 'parts', attributes: ['bordered', 'striped', 'compact'] },
  caption: { parts: ['table'], holds: 'inline' },
  tr: { parts: ['table'], holds: 'parts' },
  th: CELL,
  td: CELL,
  details: { block: true, holds: 'flow', attributes: ['open'] },
  summary: { parts: ['details'], holds: 'inline' },
  'tg-math-block': { block: true, holds: 'raw' },
  'tg-button-row': { block: true, holds: 'parts', attributes: ['align'] },
}

/** Named entities of rich HTML; more than ordinary HTML has. */
export const RICH_ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}
