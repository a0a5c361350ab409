import { expect, it } from 'vitest'
import { versionFor } from '#domain/versions'

const VERSIONS = { en: '20', ru: '30' }

it.each([
  ['its own language', ['az', 'ru'], VERSIONS, '10'],
  ['another language', ['ru'], VERSIONS, '30'],
  ['two languages: the first that fits', ['en', 'az'], VERSIONS, '20'],
  ['two languages of which the second alone fits', ['de', 'ru'], VERSIONS, '30'],
  ['a language nobody named', ['de'], VERSIONS, '10'],
  ['no language', [], VERSIONS, '10'],
  ['a language though there are no versions', ['ru'], undefined, '10'],
  ['a name every object has', ['constructor', '__proto__'], VERSIONS, '10'],
])('a chat of %s gets the article for it', (_title, languages, versions, id) => {
  expect(versionFor({ articleId: '10', ...(versions && { versions }) }, 'az', languages)).toBe(id)
})
