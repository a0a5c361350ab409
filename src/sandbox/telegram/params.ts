// Reads one parameter of a call as a type. Forms carry everything as text, JSON carries values: both are accepted.
import { badRequest } from './refusal.ts'

/** The parameters of a call as they came: text from a form or query, any JSON value from a JSON body. */
export type Params = Readonly<Record<string, unknown>>

export type Upload = { name: string; mime: string; bytes: Uint8Array }

/** The parameter as text; undefined when it is absent. Numbers and booleans count as their text. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** The parameter as a whole number; undefined when absent, refused when it is something else. */
export function integerOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name)?.trim()
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw badRequest(`parameter "${name}" must be an integer`)
  return value
}

/** True for `true`, `1`, `yes`, `on` in any case, as Bot API servers read a Boolean; false otherwise. */
export function flagOf(params: Params, name: string): boolean {
  return ['true', '1', 'yes', 'on', 't', 'y'].includes((textOf(params, name) ?? '').toLowerCase())
}

/** A JSON-serialised parameter as its value; undefined when absent or null. `what` names it in the refusal. */
function jsonOf(params: Params, name: string, what: string): unknown {
  const value = params[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(`can't parse ${what} JSON object`)
  }
}

/** The same, and it must be an object. */
export function objectOf(params: Params, name: string, what: string): Record<string, unknown> | undefined {
  const value = jsonOf(params, name, what)
  if (value === undefined) return undefined
  if (!isObject(value)) throw badRequest(`object expected as ${what}`)
  return value
}

/** The same, and it must be an array. */
export function arrayOf(params: Params, name: string, what: string): unknown[] | undefined {
  const value = jsonOf(params, name, what)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw badRequest(`expected an Array of ${what}`)
  return value
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
