// Pieces into turns: where a question ends, what belongs to its answer, and where the talk is over.
// Every piece ends up in exactly one of: before, a turn, or beside the turns.
import type { Piece } from './interview-form.ts'
import { endsAsking, trailsOff } from './interview-mark.ts'
import { isNameLike } from './interview-name.ts'
import type { Unit } from './interview-unit.ts'

export type Draft = { question: Piece[]; answer: Piece[] }

export type Talk = {
  /** What stands before the first question. */
  before: Unit[]
  turns: Draft[]
  /** Headings, set-apart quotations, questions nobody answered, and what follows the talk. */
  beside: Piece[]
  /** The heading that names who answers, per turn. */
  answerers: Map<Draft, string>
}

const SIGN_OFF =
  /^[([*]?\s*(?:(?:this |the )?(?:interview|conversation)s? (?:was|has been|conducted|by)|interviewed by|(?:интервью|беседу) (?:вел|вёл|взял|подготовил)|беседовал|müsahibəni|söhbətləşdi|(?:das |die )?(?:gespräch|interview|fragen) (?:führte|stellte)|propos recueillis|entretien réalisé|entrevista realizada|أجر[ىت] الحوار|حاور)/iu

/** Reads the pieces in order. A question without an answer is no turn. */
export function turnsOf(pieces: Piece[]): Talk {
  const quotesAnswer = answersAreQuotes(pieces)
  const talk: Talk = { before: [], turns: [], beside: [], answerers: new Map() }
  let turn: Draft | undefined
  let answerer: string | undefined
  const close = () => {
    if (turn && turn.answer.length === 0) talk.beside.push(...turn.question)
    else if (turn) talk.turns.push(turn)
    turn = undefined
  }
  for (const piece of pieces) {
    if (piece.unit.separator) continue
    if (piece.role === 'question') {
      if (!turn || turn.answer.length > 0 || !goesOn(turn.question.at(-1))) close()
      if (!turn && talk.turns.length === 0) answerer ??= nameIn(talk.before.at(-1))
      turn ??= { question: [], answer: [] }
      turn.question.push(piece)
      if (answerer) talk.answerers.set(turn, answerer)
    } else if (isBeside(piece, quotesAnswer) && (turn || talk.turns.length > 0)) {
      if (piece.unit.kind === 'heading') {
        close()
        answerer = nameIn(piece.unit)
      }
      talk.beside.push(piece)
    } else if (turn) turn.answer.push(piece)
    else if (talk.turns.length > 0 || talk.beside.length > 0) talk.beside.push(piece)
    else talk.before.push(piece.unit)
  }
  close()
  endTalk(talk, pieces)
  return talk
}

/** An emphasised statement goes on in the next question; a line without an end (a caption, a name) does not. */
function goesOn(question: Piece | undefined): boolean {
  return question !== undefined && /[.!?…:;؟。？！"”»)]$/u.test(question.text)
}

/** A heading that names a person: who answers below it. */
function nameIn(unit: Unit | undefined): string | undefined {
  return unit?.kind === 'heading' && unit.text.includes(' ') && isNameLike(unit.text) ? unit.text : undefined
}

function isBeside({ unit, role }: Piece, quotesAnswer: boolean): boolean {
  if (unit.kind === 'heading') return true
  if (quotesAnswer || role === 'answer') return false
  return unit.pulled === true || unit.kind === 'quote'
}

/** Whether answers are set as quotations: most questions are followed by one. */
function answersAreQuotes(pieces: Piece[]): boolean {
  const next = pieces.filter((_, index) => pieces[index - 1]?.role === 'question')
  return next.filter(({ unit }) => unit.kind === 'quote').length > next.length / 2
}

/** Takes from the last answer what is no longer said in it: a note, an excerpt, a signature. */
function endTalk(talk: Talk, pieces: Piece[]) {
  const last = talk.turns.at(-1)
  if (!last) return
  const asked = last.question.at(-1)
  const separated = pieces.findIndex(
    (piece, index) => piece.unit.separator && index > pieces.indexOf(last.answer[0] as Piece),
  )
  const end = last.answer.findIndex((piece, index) => {
    if (index === 0 || piece.role === 'answer') return false
    if (separated >= 0 && pieces.indexOf(piece) > separated) return true
    const { unit } = piece
    if (SIGN_OFF.test(unit.text) || unit.mark === 'star' || /^\[.*\]$/u.test(unit.text)) return true
    if (unit.style !== undefined && unit.style !== asked?.unit.style && !/^["“«„]/u.test(unit.text)) return true
    return index === last.answer.length - 1 && isSignature(unit.text)
  })
  if (end > 0) talk.beside.push(...last.answer.splice(end))
}

function isSignature(text: string): boolean {
  return text.length < 60 && text.split(' ').length <= 5 && text.includes(' ') && isNameLike(text)
}

/** Whether the words of a question ask at all. */
export function asks(draft: Draft): boolean {
  return draft.question.some(({ text }) => endsAsking(text) || trailsOff(text) || /[?？؟]/u.test(text))
}
