// A time of day as people type it. It knows no zone.

const TIME = /^(\d{1,2})(?:[:.h](\d{2})|(\d{2}))?\s*(am|pm)?$/

/** `8`, `8:00`, `08.00`, `0800`, `18h30`, `8am`, `12:30 PM` → minute of the day, 0–1439; else undefined. */
export function parseLocalTime(text: string): number | undefined {
  const match = TIME.exec(text.trim().toLowerCase())
  if (!match) return undefined
  const [, hourText, separated, attached, half] = match
  // `800` and `123` could be read in two ways.
  if (attached !== undefined && hourText?.length === 1) return undefined
  const hour = Number(hourText)
  const minute = Number(separated ?? attached ?? 0)
  if (minute > 59 || hour > 23) return undefined
  if (half === undefined) return hour * 60 + minute
  if (hour < 1 || hour > 12) return undefined
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
}
