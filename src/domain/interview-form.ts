// The forms an interview can be written in. Each reads the same units its own way; none of them judges the result.
import { alternate } from './interview-alternation.ts'
import type { Speaker } from './interview-cast.ts'
import { endsAsking, trailsOff } from './interview-mark.ts'
import type { Unit } from './interview-unit.ts'

/** A stretch of a unit with its part in the talk; `plain` goes on with whatever stands before it. */
export type Piece = { unit: Unit; role: 'question' | 'answer' | 'plain'; text: string; who?: Speaker }

export type Form = {
  name: string
  /** How much the form alone speaks for an interview, in points of the evidence. */
  worth: number
  read(units: Unit[], cast: Map<Unit, Speaker>): Piece[]
}

/** The forms worth trying on these units. */
export function formsOf(units: Unit[]): Form[] {
  const has = (test: (unit: Unit) => boolean) => units.some(test)
  const levels = [...new Set(units.flatMap((unit) => (unit.level === undefined ? [] : [unit.level])))]
  const forms: (Form | false)[] = [
    has((unit) => unit.mark === 'question-label') && marked('label', 3, (unit) => unit.mark === 'question-label'),
    has((unit) => unit.prefix !== undefined) && NAMES,
    has((unit) => unit.hint === 'question') && marked('class', 1.5, (unit) => unit.hint === 'question'),
    has((unit) => unit.mark === 'dash') && DASHES,
    has((unit) => unit.mark === 'dash') && marked('dash-questions', 0.25, (unit) => unit.mark === 'dash'),
    has((unit) => unit.mark === 'dash') && ANSWER_DASHES,
    has((unit) => unit.mark === 'star') && marked('star', 0.5, (unit) => unit.mark === 'star'),
    has((unit) => unit.mark === 'number') && marked('number', -1, (unit) => unit.mark === 'number'),
    has((unit) => unit.kind === 'term') && marked('term', 0, (unit) => unit.kind === 'term'),
    has((unit) => unit.kind === 'quote') &&
      marked('quotes', 0.25, (unit) => unit.kind === 'quote' && endsAsking(unit.text)),
    has(isBareQuestion) && marked('bare', -1, isBareQuestion),
    ...levels.map((level) => marked(`heading-${level}`, 0, (unit) => unit.level === level)),
    ...(['strong', 'em', 'styled'] as const).map(
      (style) => has((unit) => unit.style === style || unit.runIn?.style === style) && emphasised(style),
    ),
  ]
  return forms.filter((form) => form !== false)
}

/** A paragraph that is one question and nothing else. */
function isBareQuestion(unit: Unit): boolean {
  const bare = unit.kind === 'text' && unit.mark === undefined && unit.style === undefined
  return bare && endsAsking(unit.text) && !/[.!…]\s/u.test(unit.text)
}

/** Questions carry a mark of their own; all else answers. */
function marked(name: string, worth: number, isQuestion: (unit: Unit) => boolean): Form {
  return {
    name,
    worth,
    read: (units, cast) => units.map((unit) => piece(unit, isQuestion(unit) ? 'question' : answers(unit), cast)),
  }
}

function emphasised(style: 'strong' | 'em' | 'styled'): Form {
  return {
    name: style,
    worth: style === 'strong' ? 1 : 0.75,
    read: (units, cast) =>
      units.flatMap((unit): Piece[] => {
        if (unit.style === style && unit.kind !== 'quote') return [piece(unit, 'question', cast)]
        const { runIn } = unit
        if (runIn?.style !== style || !(endsAsking(runIn.text) || trailsOff(runIn.text)))
          return [piece(unit, answers(unit), cast)]
        return [
          { unit, role: 'question', text: runIn.text },
          { unit, role: 'answer', text: runIn.rest.replace(/^[-‐‑‒–—―−]\s*(?=\D)/u, '') },
        ]
      }),
  }
}

/** Dashes on both sides, alternating; or a dash and a name glued to a dash. */
const DASHES: Form = {
  name: 'dashes',
  worth: 1,
  read(units, cast) {
    const first = units.findIndex((unit) => unit.mark === 'dash')
    const talk = units.slice(first)
    const spoken = talk.map((unit) => ({ text: unit.text, dashed: unit.mark === 'dash' || isGlued(unit) }))
    const roles = alternate(spoken)
    // Where most answers are bare the dash marks questions alone: another form.
    const asked = spoken.flatMap(({ dashed }, index) =>
      dashed && roles[index] === 'question' && index + 1 < spoken.length ? [index] : [],
    )
    const opened = asked.filter((index) => spoken[index + 1]?.dashed && roles[index + 1] === 'answer')
    if (opened.length * 2 <= asked.length) return []
    const pieces = units.slice(0, first).map((unit): Piece => ({ unit, role: 'plain', text: unit.text }))
    for (const [index, unit] of talk.entries()) {
      const role = spoken[index]?.dashed ? (roles[index] ?? 'plain') : 'plain'
      if (!isGlued(unit) || !unit.prefix) pieces.push(piece(unit, role, cast))
      else pieces.push({ unit, role: 'answer', text: unit.prefix.rest, who: { ...unit.prefix, asks: false, times: 1 } })
    }
    return pieces
  },
}

/** Bare questions, answers with a dash or an answer's label. */
const ANSWER_DASHES: Form = {
  name: 'answer-dashes',
  worth: 0,
  read: (units, cast) =>
    units.map((unit, index) => {
      const bare = unit.mark === undefined && unit.style === undefined && unit.kind === 'text'
      const asked = bare && endsAsking(unit.text) && units[index + 1]?.mark === 'dash'
      return piece(unit, asked ? 'question' : answers(unit), cast)
    }),
}

/** Each side begins with its name. */
const NAMES: Form = {
  name: 'names',
  worth: 2,
  read: (units, cast) =>
    units.map((unit) => {
      const who = cast.get(unit)
      return piece(unit, who ? (who.asks ? 'question' : 'answer') : 'plain', cast)
    }),
}

function piece(unit: Unit, role: Piece['role'], cast: Map<Unit, Speaker>): Piece {
  const who = cast.get(unit)
  // "Account: @name" in bold recurs like a name; only a name on its own side is one.
  if (who && unit.prefix && who.asks === (role === 'question')) return { unit, role, text: unit.prefix.rest, who }
  return { unit, role, text: role === 'plain' && unit.mark !== 'answer-label' ? unit.text : unit.body }
}

function answers(unit: Unit): Piece['role'] {
  const definition = unit.kind === 'definition' || unit.hint === 'answer'
  return definition || unit.mark === 'dash' || unit.mark === 'answer-label' ? 'answer' : 'plain'
}

function isGlued(unit: Unit): boolean {
  return (
    unit.prefix !== undefined &&
    unit.mark === undefined &&
    /^[-–—]/u.test(unit.text.slice(unit.text.indexOf(unit.prefix.name) + unit.prefix.name.length))
  )
}
