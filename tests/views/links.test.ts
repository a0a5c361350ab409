import { describe, expect, it } from 'vitest'
import { type Action, actionData } from '#views/action'
import { startPayload, withLinks } from '#views/links'

const LONGEST_ID = 'a'.repeat(60)
const LONGEST_SECTION = 's'.repeat(30)

describe('a deep link', () => {
  it.each<[Action, string | undefined]>([
    [{ kind: 'read', id: '4411239' }, 'a_4411239'],
    [{ kind: 'page', id: '4411239', page: 2 }, 'a_4411239'],
    [{ kind: 'more', fromSec: 1, untilSec: 2, page: 1 }, 'digest'],
    [{ kind: 'latest', section: '', untilSec: 1, page: 1 }, 'latest'],
    [{ kind: 'latest', section: 'economy', untilSec: 1, page: 0 }, 'latest_economy'],
    [{ kind: 'interviews', untilSec: 1, page: 0 }, 'interviews'],
    [{ kind: 'show', screen: 'settings' }, undefined],
    [{ kind: 'do', what: 'subscribe' }, undefined],
  ])('of %j carries %s', (action, payload) => {
    expect(startPayload(action)).toBe(payload)
  })

  it('has at most 64 letters, digits, _ and - whatever it leads to (Bot API, "Deep linking")', () => {
    for (const action of [
      { kind: 'read' as const, id: LONGEST_ID },
      { kind: 'latest' as const, section: LONGEST_SECTION, untilSec: 1, page: 0 },
    ])
      expect(startPayload(action)).toMatch(/^[\w-]{1,64}$/)
  })
})

describe('a post for where many read', () => {
  const post = {
    html: 'Headlines',
    keyboard: [
      [
        { text: '1', data: actionData({ kind: 'read', id: '1' }) },
        { text: '↗', url: 'https://agency.example/1' },
      ],
      [
        { text: '◀', data: actionData({ kind: 'latest', section: '', untilSec: 9, page: 0 }) },
        { text: '▶', data: actionData({ kind: 'latest', section: '', untilSec: 9, page: 2 }) },
      ],
      [{ text: 'Settings', data: actionData({ kind: 'show', screen: 'settings' }) }],
    ],
  }
  const read = { text: '1', url: 'https://t.me/bot?start=a_1' }
  const next = { text: '▶', url: 'https://t.me/bot?start=latest' }

  it('has links in place of what opens something, and keeps or drops the other buttons', () => {
    expect(withLinks(post, 'bot', 'keep')).toEqual({
      html: 'Headlines',
      keyboard: [[read, post.keyboard[0]?.[1]], [next], post.keyboard[2]],
    })
    expect(withLinks(post, 'bot', 'drop').keyboard).toEqual([[read, post.keyboard[0]?.[1]], [next]])
  })

  it('stays as it is without buttons', () => {
    expect(withLinks({ html: 'x' }, 'bot', 'drop')).toEqual({ html: 'x' })
  })
})
