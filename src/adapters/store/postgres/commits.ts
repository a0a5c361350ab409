// Whether a transaction took place whose commit got no answer: a token, noted by the transaction itself, tells. These
// are statements alone.

/** Commits, and notes the token. What changed nothing has no number: it is not noted, and may as well be done again. */
export function commitNoting(token: number): string {
  return `/* ${token} */ insert into commits (token)
    select ${token} where pg_current_xact_id_if_assigned() is not null; commit`
}

/** A server process with this number (`$1`) that is still at this commit, or has not noticed that nobody listens. */
export const IS_THERE = `select from pg_stat_activity
  where pid = $1 and query like '/* ' || $2::bigint || ' */%' and state <> 'idle'`

export const IS_NOTED = 'select from commits where token = $1'

/** Forgets what nobody asks for any more: that is done within seconds. */
export const FORGET_COMMITS = `delete from commits where at < clock_timestamp() - interval '10 minutes'`
