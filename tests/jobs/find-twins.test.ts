import { expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import type { Article } from '#domain/article'
import { findTwins } from '#jobs/find-twins'
import { anArticle, NOW } from '../support/builders.ts'

const known = [
  anArticle({ id: '1', language: 'az' }),
  anArticle({ id: '2', language: 'en' }),
  anArticle({ id: '3', language: 'ru' }),
  anArticle({ id: '4', language: 'ru' }),
  anArticle({ id: '5', language: 'de', withdrawnAt: NOW }),
]
const store = {
  articles: async (ids: string[]) => known.filter(({ id }) => ids.includes(id)),
  articleByKey: async (key: string) => known.find(({ keys }) => keys.includes(key)),
} as unknown as Store

const twinsOf = async (twins: { language: string; url: string }[], over: Partial<Article> = {}) =>
  (await findTwins({ store }, anArticle({ id: '1', ...over }), { twins })).map(({ id }) => id)
const link = (id: number) => `https://agency.example/xeber/story-${id}`

it.each([
  ['what the page states and is known', [{ language: 'en', url: link(2) }], {}, ['2']],
  ['no page of a site that is no article', [{ language: 'ru', url: 'https://agency.example/ru' }], {}, []],
  ['none that is of another language than it is said to be', [{ language: 'en', url: link(3) }], {}, []],
  ['never the article itself, nor one of its language', [{ language: 'az', url: link(1) }], { twins: ['1'] }, []],
  ['none that was withdrawn', [{ language: 'de', url: link(5) }], {}, []],
  ['what an editor said before what the page states', [{ language: 'ru', url: link(4) }], { twins: ['3'] }, ['3']],
  [
    'each language once',
    [...[3, 4].map((id) => ({ language: 'ru', url: link(id) })), { language: 'en', url: link(2) }],
    {},
    ['3', '2'],
  ],
])('twins are %s', async (_what, stated, over, expected) => {
  expect(await twinsOf(stated, over)).toEqual(expected)
})
