// The marks at the beginning of a paragraph: dash, star, number, label. It knows no roles but those a label states.
import { trimEndOf } from './text.ts'

export type Mark = 'dash' | 'star' | 'number' | 'question-label' | 'answer-label'

const DASH = /^[-‐‑‒–—―−]{1,2}\s*(?=[^\s\d\-–—])/u
const SPACED_DASH = /^[-‐‑‒–—―−]{1,2}\s+(?=\S)/u
const STAR = /^[*＊✱]\s*(?=[^\s*])/u
const NUMBER = /^\d{1,2}\s?[.)]\s+(?=\S)/u

const ORDINAL = '\\s?(?:№|no\\.?|#)?\\s?\\d{0,3}'
const label = (words: string) =>
  new RegExp(`^(?:${words})${ORDINAL}\\s?(?:[:：]|\\.(?=\\s|:)|\\)(?=\\s)|[–—-](?=\\s))[:：]?\\s*(?=\\S)`, 'iu')
const QUESTION_LABEL = label('question|sual|вопрос|frage|pregunta|domanda|soru|سؤال|السؤال|问题|问|問|[qsвpfс]|س')
const ANSWER_LABEL = label(
  'answer|response|cavab|ответ|antwort|réponse|reponse|respuesta|risposta|cevap|جواب|الجواب|回答|答|[acоr]|ج',
)
/** A single letter is a label only with a colon or a full stop and in capitals: "a) first" is a list. */
const LETTER = /^\p{L}\s*\d{0,3}\s*[)–—-]|^\p{Ll}/u

/** The mark a paragraph begins with, and what follows it; no mark, and the whole text, where it begins with none. */
export function readMark(text: string): { mark?: Mark; body: string } {
  const labelled = readLabel(text)
  if (labelled) return labelled
  for (const [mark, pattern] of MARKS) {
    const found = pattern.exec(text)
    if (!found) continue
    const body = text.slice(found[0].length)
    // "- Q: …" carries both; the label says more.
    return mark === 'dash' || mark === 'star' ? (readLabel(body) ?? { mark, body }) : { mark, body }
  }
  return { body: text }
}

const MARKS: [Mark, RegExp][] = [
  ['dash', DASH],
  ['dash', SPACED_DASH],
  ['star', STAR],
  ['number', NUMBER],
]

function readLabel(text: string): { mark: Mark; body: string } | undefined {
  for (const [mark, pattern] of [
    ['question-label', QUESTION_LABEL],
    ['answer-label', ANSWER_LABEL],
  ] as const) {
    const found = pattern.exec(text)
    if (!found) continue
    const singleLetter = /^\p{L}(?!\p{L})/u.test(found[0])
    if (singleLetter && LETTER.test(found[0])) continue
    return { mark, body: text.slice(found[0].length) }
  }
  return undefined
}

/** Only signs: `* * *`, `———`, `#`. */
export function isSeparator(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text)
}

const BEHIND_QUESTION = '!.…"\'”’»)] \t\n\u00a0'

/** Ends as a question does; what may follow the sign: more signs, closing quotes and brackets, a mark of omission. */
export function endsAsking(text: string): boolean {
  const said = text.trimEnd().replace(/\[(?:…|\.\.\.)\]$/u, '')
  return /[?？؟]$/u.test(trimEndOf(said, BEHIND_QUESTION))
}

/** Trails off: the agency's interviewers prompt with a statement that ends in `…`. */
export function trailsOff(text: string): boolean {
  return /(?:…|\.\.\.)["'”’»)]*$/u.test(text)
}
