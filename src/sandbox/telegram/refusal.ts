// How a method says no. It must never be caught anywhere but in router.ts, which turns it into the answer.
import type { ResponseParameters } from '@grammyjs/types'

/** The one way a rule refuses: an error code and Telegram's own sentence (Bot API, "Making requests"). */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: ResponseParameters | undefined

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** 400, what is asked for is wrong. */
export function badRequest(reason: string, parameters?: ResponseParameters): Refusal {
  return new Refusal(400, `Bad Request: ${reason}`, parameters)
}

/** 403, the bot may not reach or do this. */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, `Forbidden: ${reason}`)
}

/** 409, two receivers of updates. */
export function conflict(reason: string): Refusal {
  return new Refusal(409, `Conflict: ${reason}`)
}

/** 501, what the Bot API has and this Telegram does not; no answer of Telegram's. */
export function notImplemented(what: string): Refusal {
  return new Refusal(501, `Not Implemented by this local Telegram: ${what}`)
}

/** 429 with `parameters.retry_after`, whole seconds, at least 1. */
export function tooManyRequests(seconds: number): Refusal {
  const retryAfter = Math.max(1, Math.ceil(seconds))
  return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
