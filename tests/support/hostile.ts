// Texts as an attacker writes them: 4,096 UTF-16 units, what a pattern reads repeated, and an end that makes it try again.

const LENGTH = 4096

const PIECES = [
  ...[
    'a',
    'A',
    '0',
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\u200b',
    '.',
    ',',
    ':',
    ';',
    '!',
    '?',
    '-',
    '–',
    '—',
    '_',
    '/',
    '\\',
    '|',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '<',
    '>',
    '&',
    '#',
    '@',
    '*',
    '®',
    '…',
    '"',
    "'",
    '“',
    '”',
    '«',
    '»',
    '=',
    '%20',
    '+',
    '~',
  ],
  ...[
    '\u0301',
    '\u0323\u0301',
    '\u064b',
    '\u0e31',
    '\u05b0',
    '\ud800',
    '\udc00',
    '\ufffd',
    '\u0000',
    '😀',
    '👩‍👩‍👧',
    '漢',
    'ก',
    'ﷺ',
    'İ',
    'ə',
    'Ж',
  ],
  ...[
    'ab ',
    'Ab ',
    'a.',
    'A. ',
    'a)',
    '1.',
    '1 ',
    '1:',
    '08:00 ',
    '08:00;',
    '- ',
    '– a',
    'a, ',
    "a'",
    'a\u0301 ',
    'a\n',
    'm.',
    'www.',
  ],
  ...[
    'http://a',
    'http://a)',
    '<a ',
    '<a>',
    '<br>',
    '</a>',
    '<!--',
    '<![CDATA[',
    '&a',
    '&#1',
    '&lt;',
    '@a ',
    '#a ',
    '/a',
    '/a@b ',
  ],
  ...[
    'mon,',
    'VIDEO ',
    'VIDEO - ',
    'URGENT: ',
    '3d ',
    ' ilə a',
    '. a ilə ',
    'suallar ',
    'cookie we ',
    'interview with ',
    'News ',
  ],
]
const BEGINNINGS = ['', 'A']
const ENDINGS = ['x', '>']

/** Every piece repeated between a beginning and an ending, each 4,096 units long. */
export function hostileTexts(): string[] {
  return PIECES.flatMap((piece) =>
    BEGINNINGS.flatMap((beginning) => ENDINGS.map((ending) => filled(beginning, piece, ending))),
  )
}

function filled(beginning: string, piece: string, ending: string): string {
  const room = LENGTH - beginning.length - ending.length
  return beginning + piece.repeat(Math.ceil(room / piece.length)).slice(0, room) + ending
}

/**
 * The texts `work` spends more than `mostMs` of processor time on, at each of five attempts: the compiler or the collector
 * of garbage may be at work during one, not during five.
 */
export function slowTexts(texts: readonly string[], work: (text: string) => unknown, mostMs: number): string[] {
  const isSlow = (text: string) => {
    const before = process.cpuUsage()
    work(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 > mostMs
  }
  return texts
    .filter((text) => Array.from({ length: 5 }).every(() => isSlow(text)))
    .map((text) => JSON.stringify(text.slice(0, 24)))
}
