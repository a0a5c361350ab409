// The clock all processes have in common: the database's. What they hold against each other goes by it, never by their own.

/** Milliseconds since 1970, at the moment it is evaluated. */
export const CLOCK = '(extract(epoch from clock_timestamp()) * 1000)::bigint'
