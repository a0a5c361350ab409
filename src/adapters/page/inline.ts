// What an element means for the text in it: block or inline, emphasised, hidden, a question by its class.
import type { Block, Emphasis } from '#domain/page-block'
import type { DomElement } from './dom.ts'

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO BUTTON SELECT TEXTAREA INPUT NAV FIGCAPTION HEAD TITLE DIALOG MAP PICTURE'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/i
const ITALIC = /font-style\s*:\s*italic/i
const COLOUR = /(?:^|;)\s*color\s*:\s*(?!inherit|initial|#?0{3}|black)/i
const QUESTION_CLASS = /(?:^|[\s_-])(?:question|interview-?q|qa-?q|q|sual|frage|vopros|pregunta)(?:$|[\s_-])/i
const ANSWER_CLASS = /(?:^|[\s_-])(?:answer|interview-?a|qa-?a|a|cavab|antwort|otvet|respuesta|reponse)(?:$|[\s_-])/i
const BOLD_CLASS = /(?:^|[\s_-])(?:bold|strong|font-bold|fw-(?:bold|semibold|[6-9]00)|b)(?:$|[\s])/i
const PULLED_CLASS =
  /pull-?quote|(?:^|[\s_-])quote(?:$|[\s_-])|blockquote-pull|(?:^|[\s_-])(?:cita|zitat|citation)(?:$|[\s_-])|callout|highlight-?box/i
const CAPTION_CLASS = /(?:^|[\s_-])(?:caption|credit|wp-caption-text|image-?source|photo-?by)(?:$|[\s_-])/i
const FURNITURE_CLASS =
  /(?:^|[\s_-])(?:share|sharing|social|sharedaddy|related|read-?(?:also|more|next)|also-?read|recommend(?:ed|ations)?|newsletter|subscri(?:be|ption)|cookie|breadcrumbs?|paginat(?:ion|or)|promo|advert(?:isement)?|banner|sidebar|tags?|tag-?list|most-?read|other-?news|sponsor(?:ed)?|author-?(?:box|bio)|toolbar|print|player)(?:$|[\s_-])/i

export function isSkipped(element: DomElement): boolean {
  if (SKIPPED.has(element.tagName) || element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true')
    return true
  const style = element.getAttribute('style')
  if (style && HIDDEN.test(style)) return true
  // A footnote's number is no word of the sentence.
  return element.tagName === 'SUP' && /^\W*\d{1,3}\W*$/.test(element.textContent)
}

export function isBlockElement(element: DomElement): boolean {
  return BLOCKS.has(element.tagName)
}

/** Share boxes, related articles, tags: by class or id, and never what holds most of the page. */
export function isFurniture(element: DomElement): boolean {
  if (element.tagName === 'FOOTER' || element.tagName === 'FORM') return element.textContent.length < 1_500
  const names = `${element.className} ${element.id}`
  if (names.length < 2 || !FURNITURE_CLASS.test(names))
    return CAPTION_CLASS.test(names) && element.textContent.length < 300
  return element.textContent.length < 1_500
}

export function emphasisOf(element: DomElement): Emphasis | undefined {
  const { tagName } = element
  if (tagName === 'STRONG' || tagName === 'B') return 'strong'
  if (tagName === 'EM' || tagName === 'I') return 'em'
  const style = element.getAttribute('style') ?? ''
  if (
    BOLD.test(style) ||
    ((tagName === 'SPAN' || tagName === 'P' || tagName === 'DIV') && BOLD_CLASS.test(element.className))
  )
    return 'strong'
  if (ITALIC.test(style)) return 'em'
  return tagName === 'U' || tagName === 'FONT' || COLOUR.test(style) ? 'styled' : undefined
}

export function hintOf(element: DomElement): Block['hint'] {
  const names = element.className
  if (names === '') return undefined
  return QUESTION_CLASS.test(names) ? 'question' : ANSWER_CLASS.test(names) ? 'answer' : undefined
}

export function isPulled(element: DomElement): boolean {
  return element.tagName === 'ASIDE' || element.tagName === 'FIGURE' || PULLED_CLASS.test(element.className)
}
