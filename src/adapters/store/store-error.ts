// What can be wrong with the store: a closed code for the program and one sentence for the operator.

/**
 * `locked` another process has the folder · `lock-lost` it was taken from this one · `damaged` bytes are not what was
 * written · `newer-version` written by a later release · `shape` not this program's data · `folder` cannot be used ·
 * `disk` a write failed (nothing changed, later writes try again) · `closed` used after `close()` · `database` the
 * server does not answer (the same) · `moving` a move or a restore into it was interrupted.
 */
export type StoreErrorCode =
  | 'locked'
  | 'lock-lost'
  | 'damaged'
  | 'newer-version'
  | 'shape'
  | 'folder'
  | 'disk'
  | 'closed'
  | 'database'
  | 'moving'

/** Thrown by opening and by methods of the store. `message` names the file and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
  }
}

/** A write of this file that failed, as callers of the store see it. */
export function diskError(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  return new StoreError('disk', `${path} cannot be written: ${systemWord(error)}; writes are tried again.`, error)
}

/** The system's word for a failed call (`ENOSPC`), or the error's own words. */
export function systemWord(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return String(error)
}
