// What a failed statement means: may it be tried again? Codes are SQLSTATE (PostgreSQL manual, appendix A) or the system's.

const LOST = /^(08|57P0[123])|^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i
/** Serialization failure, deadlock, lock not available. */
const CONFLICT = /^(40001|40P01|55P03)$/

/** The connection is gone or could not be had; what a statement came to is not known. */
export function isConnectionLost(error: unknown): boolean {
  return LOST.test(codeOf(error)) || (error instanceof Error && LOST_WORDS.test(error.message))
}

/** The transaction was undone for another's sake. */
export function isConflict(error: unknown): boolean {
  return CONFLICT.test(codeOf(error))
}

/** The code, else the message: for the operator; a password never stands in either. */
export function wordOf(error: unknown): string {
  return codeOf(error) || (error instanceof Error ? error.message : 'no reason given')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
