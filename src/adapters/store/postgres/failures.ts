// What a failed statement means: may it be tried again? Codes are SQLSTATE (PostgreSQL manual, appendix A) or the system's.

/** Class 08, a server that ends or begins, no connection to be had, one ended for idling, no answer in time, no writes taken. */
const LOST =
  /^(08|57P0[1235]|53300|25P0[34]|57014|25006)|^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i
/** Serialization failure, deadlock, lock not available. */
const CONFLICT = /^(40001|40P01|55P03)$/

/**
 * The connection is gone, could not be had or is of no use (another may reach the server that took over); what a statement
 * came to is not known.
 */
export function isConnectionLost(error: unknown): boolean {
  return LOST.test(codeOf(error)) || (error instanceof Error && LOST_WORDS.test(error.message))
}

/** The transaction was undone for another's sake. */
export function isConflict(error: unknown): boolean {
  return CONFLICT.test(codeOf(error))
}

const READ_ONLY = '25006'

/** The server takes no writes: a standby, or one that was one until now. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === READ_ONLY
}

const WORDS: Record<string, string> = {
  '28P01': 'the password is refused',
  '28000': 'this user may not log in',
  '3D000': 'there is no database of this name',
  '42501': 'this user may not read its tables',
  '53300': 'all its connections are taken',
  [READ_ONLY]: 'it takes no writes (a standby, or made read-only)',
  '57014': 'a statement took too long (another client may hold what it waits for)',
  '57P01': 'it is ending',
  '57P03': 'it is starting or ending',
}

/** In words, else the code or the message: for the operator; a password never stands in any. */
export function wordOf(error: unknown): string {
  const code = codeOf(error)
  return (WORDS[code] ?? code) || (error instanceof Error ? error.message : 'no reason given')
}

/** Host and port of a `postgres://` address, without user and password. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'a local socket' : 'no valid address'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
