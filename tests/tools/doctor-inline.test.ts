import { expect, it } from 'vitest'
import { inlineFinding } from '#tools/doctor-inline'

it('the doctor says whether the bot answers inline, and how to turn it on; neither is a fault', () => {
  expect(inlineFinding({ username: 'news_bot', supports_inline_queries: true })).toMatchObject({
    isWell: true,
    text: '@news_bot words in any chat',
  })
  for (const me of [{ username: 'news_bot' }, { username: 'news_bot', supports_inline_queries: false }])
    expect(inlineFinding(me)).toMatchObject({ isWell: true, text: expect.stringContaining('/setinline') })
})
