import { describe, expect, it } from 'vitest'
import { isAllowed, readRobots } from '#adapters/web/robots'

const ROBOT = 'NewsBriefingBot'
const allows = (text: string, path: string) => isAllowed(readRobots(text, ROBOT), new URL(path, 'https://example.com'))

describe('robots.txt', () => {
  it.each<[what: string, text: string, path: string, expected: boolean]>([
    ['an empty file', '', '/a', true],
    ['a rule for everybody', 'User-agent: *\nDisallow: /a', '/a/b', false],
    ['a rule for another robot', 'User-agent: other\nDisallow: /', '/a', true],
    ['a rule for us in any case, with a version', 'user-AGENT : newsbriefingbot/2.0 # us\nDISALLOW:/a', '/a', false],
    [
      'a group for us, which alone counts',
      'User-agent: *\nDisallow: /\n\nUser-agent: NewsBriefingBot\nDisallow: /b',
      '/a',
      true,
    ],
    ['a group for us without rules', 'User-agent: *\nDisallow: /\nUser-agent: NewsBriefingBot\nDisallow:', '/a', true],
    [
      'two groups for us',
      'User-agent: NewsBriefingBot\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: NewsBriefingBot\nDisallow: /b',
      '/b',
      false,
    ],
    ['a group for several', 'User-agent: x\nUser-agent: NewsBriefingBot\nDisallow: /a', '/a', false],
    ['lines of other kinds between', 'User-agent: *\nCrawl-delay: 5\nSitemap: /s\nDisallow: /a', '/a', false],
    ['the longest rule', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['of two as long the one that allows', 'User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['a star in the middle', 'User-agent: *\nDisallow: /*/print', '/news/1/print?x', false],
    ['stars in a row', 'User-agent: *\nDisallow: /****x', '/news/x', false],
    ['an end that fits', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that does not', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['an end that is the beginning, too', 'User-agent: *\nDisallow: /aba*ba$', '/aba', true],
    ['an end without a star', 'User-agent: *\nDisallow: /a$', '/a/b', true],
    ['a query', 'User-agent: *\nDisallow: /*?page=', '/news?page=2', false],
    ['letters beyond ASCII', 'User-agent: *\nDisallow: /şuşa', '/%c5%9fu%C5%9Fa', false],
    ['lines that end as on a Macintosh', 'User-agent: *\rDisallow: /a', '/a', false],
  ])('with %s', (_, text, path, expected) => {
    expect(allows(text, path)).toBe(expected)
  })

  it('of a hostile host takes no longer than another', () => {
    const agents = Array.from({ length: 20_000 }, (_, index) => `User-agent: a${index}`)
    const rules = Array.from({ length: 30_000 }, (_, index) => `Disallow: /${'*'.repeat(8)}${index}`)
    const files = [
      [...agents, 'User-agent: *', ...rules].join('\n'),
      ['User-agent: *', ...rules].join('\n'),
      `User-agent: *\nDisallow: /${'*'.repeat(500_000)}Q`,
      `User-agent: *\nDisallow: /${'*a'.repeat(250_000)}Q`,
      Array.from({ length: 2000 }, () => `User-agent: *\nDisallow: /${'a'.repeat(30)}*${'a'.repeat(30)}b`).join('\n'),
    ]
    const before = process.cpuUsage()
    for (const file of files) expect(allows(file, `/${'a'.repeat(8000)}`)).toBe(true)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })
})
