// The `/` menus a start tells Telegram: an editor's own for who has a chat with the bot, and for nobody else.
import { afterEach, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

const STRANGER = 77_001

let harness: Harness
afterEach(() => harness.end())

/** The chats a menu was told for, and what Telegram said to it. */
function chatsAsked(): unknown[] {
  return harness.telegram.calls('setMyCommands').flatMap(({ params, status }) => {
    const { chat_id } = (params['scope'] ?? {}) as { chat_id?: number }
    return chat_id === undefined ? [] : [{ chat_id, status }]
  })
}

it('an owner who never started the bot is asked about at no start, and gets the menu with /start', async () => {
  harness = await startHarness({ config: { adminIds: [STRANGER] } })
  expect(chatsAsked()).toEqual([])
  await harness.restart()
  expect(chatsAsked()).toEqual([])
  const owner = harness.telegram.person({ id: STRANGER, firstName: 'Owner', languageCode: 'en' })
  await harness.ask(owner, '/start')
  await harness.telegram.until(() => owner.menu().some(({ command }) => command === 'editors') || undefined, 'the menu')
  const before = chatsAsked().length
  await harness.restart()
  expect(chatsAsked().slice(before)).toEqual([{ chat_id: STRANGER, status: 200 }])
})
