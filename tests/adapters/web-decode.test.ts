import { describe, expect, it } from 'vitest'
import { decodeDocument } from '#adapters/web/decode'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
// Windows-1251: the Cyrillic block lies at 0xC0.
const cyrillic = (text: string) =>
  Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  })

describe('a document is decoded', () => {
  it.each<[by: string, bytes: Uint8Array, hints: { contentType?: string; fallback?: string }, text: string]>([
    [
      'by its UTF-8 mark',
      latin('\xef\xbb\xbf<a>\xc9\x99</a>'),
      { contentType: 'text/xml; charset=latin1' },
      '<a>ə</a>',
    ],
    ['by its UTF-16 mark', Buffer.concat([latin('\xff\xfe'), utf16('<a>ə</a>', false)]), {}, '<a>ə</a>'],
    ['as UTF-16 without a mark', utf16('<?xml version="1.0"?><a>ə</a>', false), {}, '<?xml version="1.0"?><a>ə</a>'],
    [
      'as big-endian UTF-16 without a mark',
      utf16('<?xml version="1.0"?><a>ə</a>', true),
      {},
      '<?xml version="1.0"?><a>ə</a>',
    ],
    [
      'by the HTTP header',
      cyrillic('<a>Новости дня</a>'),
      { contentType: 'text/xml; charset="Windows-1251"' },
      '<a>Новости дня</a>',
    ],
    [
      'by the XML declaration',
      cyrillic('<?xml version="1.0" encoding="windows-1251"?><a>Новости</a>'),
      {},
      '<?xml version="1.0" encoding="windows-1251"?><a>Новости</a>',
    ],
    [
      'by a meta element',
      cyrillic('<html><head><meta charset="windows-1251"><title>Новости</title>'),
      {},
      '<html><head><meta charset="windows-1251"><title>Новости</title>',
    ],
    [
      'as UTF-8 though it says iso-8859-1',
      bytesOf('<?xml version="1.0" encoding="iso-8859-1"?><a>für 20 € – ə</a>'),
      { contentType: 'text/xml; charset=iso-8859-1' },
      '<?xml version="1.0" encoding="iso-8859-1"?><a>für 20 € – ə</a>',
    ],
    [
      'as Latin-1 though it says UTF-8',
      latin('<?xml version="1.0" encoding="utf-8"?><a>\xe9t\xe9 \xe0 la c\xf4te</a>'),
      {},
      '<?xml version="1.0" encoding="utf-8"?><a>été à la côte</a>',
    ],
    [
      'as Latin-1 when nothing is said',
      latin('<a>Une \xe9tude tr\xe8s s\xe9rieuse \xe0 lire cet \xe9t\xe9</a>'),
      {},
      '<a>Une étude très sérieuse à lire cet été</a>',
    ],
    [
      'by the charset of the feed when nothing is said',
      latin('<a>\xfd\xf0\xfe</a>'),
      { fallback: 'windows-1254' },
      '<a>ığş</a>',
    ],
    [
      'as Cyrillic when nothing is said',
      cyrillic('<a>Новости дня и главные события</a>'),
      {},
      '<a>Новости дня и главные события</a>',
    ],
    ['past a label nobody knows', bytesOf('<a>ə</a>'), { contentType: 'text/xml; charset=x-nonsense' }, '<a>ə</a>'],
    ['though it is cut inside a character', bytesOf('<a>ə').subarray(0, -1), {}, '<a>'],
    [
      'though a few bytes are damaged',
      Buffer.concat([bytesOf('Xəbərlər: dünyada və ölkədə baş verən hadisələr'), latin('\xff')]),
      { contentType: 'text/xml; charset=utf-8' },
      'Xəbərlər: dünyada və ölkədə baş verən hadisələr',
    ],
    ['when empty', new Uint8Array(), {}, ''],
  ])('%s', (_, bytes, hints, text) => {
    expect(decodeDocument(bytes, hints).text).toBe(text)
  })

  it('reads a million replacement characters as fast as a million letters', () => {
    const before = process.cpuUsage()
    const { text } = decodeDocument(Buffer.from(`${'\ufffd'.repeat(1_000_000)}x`))
    expect(text.length).toBe(1_000_001)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })
})
