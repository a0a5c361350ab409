// Words of a schedule in English, Azerbaijani and Russian, as data. How they combine is decided in schedule-parse.

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = [1, 2, 3, 4, 5]
const WEEKEND = [6, 7]

/** Words for days, lower case, of up to two words each, with the ISO weekdays they mean. */
export const DAY_WORDS: readonly (readonly [words: string, weekdays: readonly number[]])[] = [
  ['daily|everyday|every day|hər gün|gündəlik|ежедневно|каждый день|все дни', EVERY_DAY],
  [
    'weekdays|weekday|workdays|workday|iş günləri|iş günü|həftəiçi|həftə içi|будни|по будням|будням|рабочие дни',
    WORKDAYS,
  ],
  ['weekends|weekend|həftəsonu|həftə sonu|istirahət günləri|выходные|по выходным|выходным', WEEKEND],
  ['monday|mondays|mon|mo|bazar ertəsi|be|b.e|b.e.|понедельник|понедельникам|пн', [1]],
  ['tuesday|tuesdays|tue|tues|tu|çərşənbə axşamı|ça|ç.a|ç.a.|вторник|вторникам|вт', [2]],
  ['wednesday|wednesdays|wed|we|çərşənbə|çər|среда|среду|средам|ср', [3]],
  ['thursday|thursdays|thu|thur|thurs|th|cümə axşamı|ca|c.a|c.a.|четверг|четвергам|чт', [4]],
  ['friday|fridays|fri|fr|cümə|cüm|пятница|пятницу|пятницам|пт', [5]],
  ['saturday|saturdays|sat|sa|şənbə|şən|суббота|субботу|субботам|сб', [6]],
  ['sunday|sundays|sun|su|bazar|baz|воскресенье|воскресеньям|вс', [7]],
]

/** Words that may stand between days and times and mean nothing. */
export const FILLERS: readonly string[] = [
  'every',
  'hər',
  'günü',
  'günləri',
  'каждый',
  'каждую',
  'at',
  'and',
  'on',
  'to',
  'və',
  'saat',
  'в',
  'во',
  'и',
  'по',
]

const OFF = ['off', 'none', 'no', 'stop', 'söndür', 'yox', 'bağla', 'выкл', 'выключить', 'нет', 'откл', 'отключить']

/** Whether the whole text is a word for "off". */
export function isOffWord(text: string): boolean {
  return OFF.includes(text.trim().toLowerCase())
}
