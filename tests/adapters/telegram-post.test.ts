import type { Api } from 'grammy'
import { expect, it } from 'vitest'
import { createPostRequests } from '#adapters/telegram/post'

/** An Api that only remembers what it was asked. */
function recordingApi(asked: unknown[][]): Api {
  const record = (...call: unknown[]) => {
    asked.push(call)
    return Promise.resolve({ message_id: 1 })
  }
  return {
    sendPhoto: (...given: unknown[]) => record('sendPhoto', ...given),
    sendMediaGroup: async (...given: unknown[]) => [await record('sendMediaGroup', ...given), { message_id: 2 }],
  } as unknown as Api
}

it('a picture that was hidden goes out hidden, alone and in an album', async () => {
  const asked: unknown[][] = []
  const { send } = createPostRequests(recordingApi(asked))
  const [hidden, open] = [
    { kind: 'photo' as const, fileId: 'A', spoiler: true as const },
    { kind: 'photo' as const, fileId: 'B' },
  ]
  const post = { text: '', entities: [], captionAbove: false }
  await send(5, { ...post, media: [hidden] })
  await send(5, { ...post, media: [open] })
  await send(5, { ...post, media: [hidden, open] })
  expect(asked[0]).toMatchObject(['sendPhoto', 5, 'A', { has_spoiler: true }])
  expect(asked[1]?.[3]).not.toHaveProperty('has_spoiler')
  expect(asked[2]?.[2]).toMatchObject([{ media: 'A', has_spoiler: true }, { media: 'B' }])
  expect(asked[2]?.[2]).not.toMatchObject([{}, { has_spoiler: true }])
})
