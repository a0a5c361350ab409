// One field of something sent from outside, as a type; refused with a sentence when it is anything else.
import { nonsense } from './refused.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A text of `least` to `most` characters, counted in code points. */
export function textField(fields: Fields, name: string, least: number, most: number): string {
  const value = fields[name]
  if (typeof value !== 'string') throw nonsense(`"${name}" must be a text.`)
  // Code units first: counting code points of something huge would itself be work.
  const length = value.length > most * 2 ? value.length : [...value].length
  if (length < least || length > most) throw nonsense(`"${name}" must have ${least} to ${most} characters.`)
  return value
}

export function integerField(fields: Fields, name: string): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw nonsense(`"${name}" must be a whole number.`)
  return value
}

/** A number of at least `least` and at most `most`. */
export function numberField(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name]
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw nonsense(`"${name}" must be a number from ${least} to ${most}.`)
  return value
}

export function flagField(fields: Fields, name: string): boolean {
  const value = fields[name]
  if (typeof value !== 'boolean') throw nonsense(`"${name}" must be true or false.`)
  return value
}

export function choiceField<Each extends string>(fields: Fields, name: string, among: readonly Each[]): Each {
  const found = among.find((each) => each === fields[name])
  if (found === undefined) throw nonsense(`"${name}" must be one of ${among.join(', ')}.`)
  return found
}

/** What `read` makes of the field, or undefined when it is absent. */
export function optional<T>(fields: Fields, name: string, read: () => T): T | undefined {
  return fields[name] === undefined || fields[name] === null ? undefined : read()
}
