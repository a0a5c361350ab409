// Figures for editors: how many readers, of which kind, and what they got. Counts only, never who.

/** How things stand now. */
export type Standing = {
  active: number
  paused: number
  stopped: number
  unreachable: number
  /** Active chats by language and by section; `all` are those that chose no sections. Most first. */
  languages: [string, number][]
  sections: [string, number][]
}

/** What happened on one of the newsroom's days. */
export type DayFigures = {
  /** `2026-11-24` */
  day: string
  /** Active chats when the day was last looked at. */
  active: number
  joined: number
  left: number
  digests: number
  alerts: number
  broadcasts: number
  blocked: number
  failed: number
  reads: number
}
