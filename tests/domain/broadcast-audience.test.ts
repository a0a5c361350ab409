import { describe, expect, it } from 'vitest'
import type { Broadcast } from '#domain/broadcast'
import { articleAudience, isReadersAudience, isRecipient } from '#domain/broadcast-audience'
import { aBroadcast, aChat, HOUR, NOW } from '../support/builders.ts'

describe('a recipient', () => {
  const text = aBroadcast().content
  const article = (level: 'flash' | 'urgent' | 'notable') => ({ kind: 'article' as const, articleId: '1', level })
  const everyone = { kind: 'everyone' as const }
  it.each<[string, boolean, Parameters<typeof aChat>[0], Pick<Broadcast, 'content' | 'audience'>]>([
    ['is subscribed', true, {}, { content: text, audience: everyone }],
    ['has not stopped', false, { state: 'stopped' }, { content: text, audience: everyone }],
    ['can be reached', false, { state: 'unreachable' }, { content: text, audience: everyone }],
    [
      'does not pause',
      false,
      { pause: { fromAt: NOW - HOUR, untilAt: NOW + 1 } },
      { content: text, audience: everyone },
    ],
    [
      'is back when the pause is over',
      true,
      { pause: { fromAt: 0, untilAt: NOW } },
      { content: text, audience: everyone },
    ],
    [
      'has the language',
      true,
      { language: 'ru' },
      { content: text, audience: { kind: 'languages', languages: ['ru'] } },
    ],
    [
      'of no other language',
      false,
      { language: 'az' },
      { content: text, audience: { kind: 'languages', languages: ['ru'] } },
    ],
    [
      'has it as the second one, of an article',
      true,
      { language: 'az', secondLanguage: 'ru' },
      { content: article('urgent'), audience: { kind: 'languages', languages: ['ru'], seconds: ['az', 'ru'] } },
    ],
    [
      'gets the section',
      true,
      { sections: { chosen: ['economy', 'sport'], other: false } },
      { content: text, audience: { kind: 'sections', sections: ['politics', 'sport'] } },
    ],
    [
      'gets all sections',
      true,
      { sections: { chosen: 'all', other: false } },
      { content: text, audience: { kind: 'sections', sections: ['politics'] } },
    ],
    [
      'gets none of the sections',
      false,
      { sections: { chosen: ['economy'], other: true } },
      { content: text, audience: { kind: 'sections', sections: ['politics'] } },
    ],
    [
      'keeps what has no section',
      true,
      { sections: { chosen: ['economy'], other: true } },
      { content: text, audience: { kind: 'sections', sections: ['other'] } },
    ],
    [
      'switched off what has no section',
      false,
      { sections: { chosen: 'all', other: false } },
      { content: text, audience: { kind: 'sections', sections: ['other'] } },
    ],
    ['is of nobody that was ticked', false, {}, { content: text, audience: { kind: 'languages', languages: [] } }],
    ['wants alerts of the level', false, {}, { content: article('notable'), audience: everyone }],
    ['gets a flash', true, { alerts: { choice: 'flash', cap: 5 } }, { content: article('flash'), audience: everyone }],
    [
      'wants alerts at all',
      false,
      { alerts: { choice: 'off', cap: 5 } },
      { content: article('flash'), audience: everyone },
    ],
    [
      'of a text need not want alerts',
      true,
      { alerts: { choice: 'off', cap: 5 } },
      { content: text, audience: everyone },
    ],
  ])('%s: %s', (_, expected, chat, broadcast) => {
    expect(isRecipient(aChat(chat), broadcast, NOW)).toBe(expected)
  })
})

describe('the readers of an article', () => {
  it.each([
    ['have its language', ['ru'], ['ru']],
    ['of the default language are also those whose own has no news', ['az'], ['en', 'az']],
    ['in two languages are those of either', ['ru', 'az'], ['en', 'az', 'ru']],
  ])('%s', (_, articleLanguages, languages) => {
    const audience = articleAudience(articleLanguages, ['en', 'az', 'ru'], ['az', 'ru'], 'az')
    expect(audience).toEqual({ kind: 'languages', languages, seconds: articleLanguages })
    expect(isReadersAudience(audience)).toBe(true)
  })

  it('are not taken for languages somebody ticked', () => {
    expect(isReadersAudience({ kind: 'languages', languages: ['ru'] })).toBe(false)
  })
})
