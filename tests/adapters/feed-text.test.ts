import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { picturesIn, summaryText, titleText } from '#adapters/feed/feed-text'

describe('a title becomes plain text', () => {
  it.each([
    ['“Zirə” - "Qarabağ"', '“Zirə” - "Qarabağ"'],
    ['  two   lines\n here ', 'two lines here'],
    ['&quot;Turan&quot; &amp;amp; friends', '"Turan" & friends'],
    ['one <b>two</b> three', 'one two three'],
    ['AT&T &amp; others', 'AT&T & others'],
    ['3 < 5 and a <b', '3 < 5 and a <b'],
    ['How to use &lt;b&gt;', 'How to use <b>'],
    ['Caf&eacute; &#8211; open&nbsp;now', 'Café – open now'],
    ['alert<script>x()</script>ed', 'alerted'],
    ['soft\u00adhyphen \u202etrick', 'softhyphen trick'],
    ['<![CDATA[covered]]>', 'covered'],
  ])('%s', (raw, title) => {
    expect(titleText(raw)).toBe(title)
  })

  it('but one declared plain keeps what looks like a tag', () => {
    expect(titleText('Use <b> well', true)).toBe('Use <b> well')
  })

  it.each(['', '   ', '<b></b>', undefined])('and %j is none', (raw) => {
    expect(titleText(raw)).toBeUndefined()
  })
})

describe('a summary', () => {
  it('is one line without markup, scripts and styles', () => {
    const html = '<style>p{}</style><p>First.</p><p>Se<b>co</b>nd<br>third</p><script>x()</script>'
    expect(summaryText(html)).toBe('First. Second third')
  })

  it('has at most 400 characters and ends at a word', () => {
    const text = summaryText('wonder '.repeat(200)) ?? ''
    expect(text.length).toBeLessThanOrEqual(400)
    expect(text).toMatch(/wonder…$/)
  })

  it.each(['cut in an entity &am', 'cut in an entity &quo', 'cut in an entity &#82'])(
    'loses the half entity of %j',
    (raw) => {
      expect(summaryText(raw)).toBe('cut in an entity')
    },
  )

  it('is short, one line and whole in its characters for any input', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '&', 'lt;', 'b', ' ', '\n', '😀', '<p>', ']]>', 'word')),
        (parts) => {
          const text = summaryText(parts.join('').repeat(50)) ?? ''
          expect(text.length).toBeLessThanOrEqual(400)
          expect(text).not.toMatch(/[\n\r\t]|\p{Surrogate}/u)
        },
      ),
    )
  })
})

it('pictures are found in order, counters are none', () => {
  const html = '<img src="a.jpg"><img width="1" height="1" src="pixel.gif"><IMG SRC=\'/b.png\' alt="<x>">'
  expect(picturesIn(html)).toEqual(['a.jpg', '/b.png'])
  expect(picturesIn('no markup')).toEqual([])
})
