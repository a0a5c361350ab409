// The one decision about interviews: reads the units in every form, weighs the readings, keeps the best or none.
// A report with quoted speech, an explainer and a list must come out as none.

import { castOf } from './interview-cast.ts'
import { announces, weigh } from './interview-evidence.ts'
import { type Form, formsOf, type Piece } from './interview-form.ts'
import { asks, type Draft, type Talk, turnsOf } from './interview-turns.ts'
import type { Unit } from './interview-unit.ts'
import type { Turn } from './page.ts'

export type Interview = {
  form: string
  before: Unit[]
  turns: Turn[]
  /** Paragraphs of the page that are in no turn, after `before`. */
  beside: Unit[]
  /** The one who answers most, where a prefix names him. */
  speaker?: { name: string; role?: string }
}

/** Points a reading needs; see `weigh`. */
const ENOUGH = 4.25
/** One question alone is a weak pattern: the page must say that it is an interview, or clearly talk like one. */
const ENOUGH_FOR_ONE = 5
const MOST_UNITS = 4_000

/** The interview in these units, or undefined. `headline` helps: it often says so, or names who speaks. */
export function findInterview(units: Unit[], headline: string): Interview | undefined {
  if (units.length > MOST_UNITS) return undefined
  const cast = castOf(units)
  let best: { form: Form; talk: Talk; score: number } | undefined
  for (const form of formsOf(units)) {
    const talk = settle(turnsOf(form.read(units, cast)))
    const announced = announces(
      `${headline} ${talk.before
        .slice(-4)
        .map((unit) => unit.text)
        .join(' ')}`,
    )
    const score = form.worth + weigh(talk.turns, announced) - misfit(talk)
    const [only, ...more] = talk.turns
    const enough = more.length > 0 ? ENOUGH : only && asks(only) ? ENOUGH_FOR_ONE : Number.POSITIVE_INFINITY
    if (score >= enough && (!best || score > best.score)) best = { form, talk, score }
  }
  return best && { form: best.form.name, ...finish(best.talk) }
}

/** Points off for what a reading leaves outside its turns, and for turns of an unlikely shape. */
function misfit({ turns, beside, before }: Talk): number {
  const inside = turns.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0)
  const outside =
    beside.filter(({ unit, role }) => unit.kind === 'text' && role !== 'question').length +
    Math.max(0, before.length - 8)
  const untidy = turns.filter(({ question, answer }) => question.length > 2 || answer.length > 12).length
  return (2 * outside) / Math.max(1, inside + outside) + untidy / Math.max(1, turns.length)
}

/**
 * Emphasised lines that only look like questions ("Vote on the last page!") are no turns where the talk has better
 * habits: its questions ask, and its answers begin with a dash, or the line is not repeated as a question elsewhere.
 */
function settle(talk: Talk): Talk {
  const opened = talk.turns.filter(({ answer }) => answer[0]?.role === 'answer')
  if (opened.length < talk.turns.length * 0.75) return talk
  const usual = new Set(opened.map(words))
  const turns = talk.turns.filter((draft) => opened.includes(draft) || asks(draft) || usual.has(words(draft)))
  const dropped = talk.turns.filter((draft) => !turns.includes(draft))
  return {
    ...talk,
    turns,
    beside: [...talk.beside, ...dropped.flatMap(({ question, answer }) => [...question, ...answer])],
  }
}

function words({ question }: Draft): string {
  return question.map(({ text }) => text).join(' ')
}

function finish(talk: Talk): Omit<Interview, 'form'> {
  const turns = talk.turns.map((draft) => toTurn(draft, talk.answerers.get(draft)))
  const answerers = talk.turns.flatMap(({ answer }) => answer.flatMap(({ who }) => who ?? []))
  const names = new Set(answerers.map(({ name }) => name))
  const first = answerers[0]
  const speaker = first && names.size === 1 ? { name: first.name, ...(first.role && { role: first.role }) } : undefined
  return {
    before: talk.before,
    turns,
    beside: [...new Set(talk.beside.map(({ unit }) => unit))],
    ...(speaker && { speaker }),
  }
}

function toTurn({ question, answer }: Draft, named: string | undefined): Turn {
  const asker = question.find(({ who }) => who)?.who?.name
  const answerer = answer.find(({ who }) => who)?.who?.name ?? named
  return {
    question: question.map(({ text }) => text).join(' '),
    ...(asker !== undefined && { asker }),
    ...(answerer !== undefined && { answerer }),
    answer: answer.map((piece) => said(piece, answerer)),
  }
}

/** Where a second person answers too, the paragraph keeps the name: it would be put into the first one's mouth. */
function said({ text, who }: Piece, answerer: string | undefined): string {
  return who && who.name !== answerer ? `${who.name}: ${text}` : text
}
