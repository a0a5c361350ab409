// Words of a moment, as data: days by their names, halves of the day, what means nothing. How they combine is decided in moment.
import { fold } from './fold.ts'
import { DAY_WORDS } from './schedule-words.ts'

/** "at", "on", "o'clock", "of the year". */
export const FILLERS: ReadonlySet<string> = new Set(
  'at on the of в во час часа часов года год г saat saatda gunu il ilin um uhr den le a las el de del'.split(' '),
)

/** Said of a time up to twelve; by night Russian and Azerbaijani mean either half. */
export const HALVES: ReadonlyMap<string, 'am' | 'pm'> = new Map(
  Object.entries({ am: ['am', 'утра', 'səhər'], pm: ['pm', 'дня', 'вечера', 'günorta', 'axşam'] }).flatMap(
    ([half, words]) => words.map((word) => [fold(word), half as 'am' | 'pm'] as const),
  ),
)

export const DAYS_AHEAD: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: ['today', 'bugün', 'bu gün', 'сегодня', 'heute', "aujourd'hui", 'hoy'],
    1: ['tomorrow', 'sabah', 'завтра', 'morgen', 'demain', 'mañana'],
    2: ['birigün', 'birisi gün', 'послезавтра', 'übermorgen', 'après-demain', 'pasado mañana'],
  }).flatMap(([days, words]) => words.map((word) => [fold(word), Number(days)] as const)),
)

/** ISO weekdays, 1 to 7. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  DAY_WORDS.flatMap(([words, [weekday = 0, ...more]]) =>
    more.length > 0 ? [] : words.split('|').map((word) => [fold(word), weekday] as const),
  ),
)
