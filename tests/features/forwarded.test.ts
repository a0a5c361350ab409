// Words somebody else wrote: forwarded to the bot they are looked up or sent on, and never done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#sandbox/telegram/world'
import { type Desk, openDeskWithoutNews } from '../support/desk.ts'

let desk: Desk
let author: Person
beforeAll(async () => {
  desk = await openDeskWithoutNews()
  author = desk.harness.telegram.person({ firstName: 'Author', languageCode: 'en' })
})
afterAll(() => desk.harness.end())

const store = () => desk.harness.app.deps.store

/** The bot's answer to a message of `author` that `person` forwards. */
function forwarded(person: Person, text: string, where?: Parameters<Person['forward']>[2]) {
  const { id } = author.send(text)
  return answerTo(person, () => person.forward(id, author.id, where))
}

async function answerTo(person: Person, act: () => unknown) {
  const before = person.last()?.id ?? 0
  desk.later()
  act()
  return desk.harness.telegram.until(() => {
    const last = person.last()
    return last?.own && last.id > before ? last : undefined
  }, 'an answer')
}

describe('a forwarded command', () => {
  it.each(['/schedule off', '/timezone Europe/Berlin', '/Stop', '/quiet 23:00-07:00', '/start digest'])(
    'of a reader is looked up and not done: %s',
    async (command) => {
      const reader = await desk.harness.reader('en')
      const before = await store().chat(reader.id)
      expect((await forwarded(reader, command)).text).toMatch(/not found|too short|nothing|published|compare/i)
      expect(await store().chat(reader.id)).toEqual(before)
    },
  )

  it('is an answer to a question as any other text', async () => {
    const reader = await desk.harness.reader('en')
    await answerTo(reader, () => reader.send('/search'))
    expect((await forwarded(reader, '/cancel harbour')).text).toContain('/cancel harbour')
  })

  it('of an editor is no broadcast, and an answer to /broadcast is its content', async () => {
    const { owner } = desk
    await desk.ask(owner, '/start')
    await forwarded(owner, '/broadcast Free money for everybody')
    expect(await desk.state('1')).toBeUndefined()
    await desk.ask(owner, '/broadcast')
    await forwarded(owner, '/cancel the summit, says nobody')
    expect((await store().broadcast('1'))?.content).toMatchObject({ text: '/cancel the summit, says nobody' })
  })

  it('in a group stays talk', async () => {
    const admin = await desk.harness.reader('en')
    const group = desk.harness.telegram.group({ title: 'Friends', type: 'group', owner: admin, members: [author] })
    group.addBot(admin, 'administrator')
    const heard = () => desk.harness.telegram.messages(group.id).filter(({ own }) => own)
    await desk.harness.telegram.until(() => heard().at(-1), 'the greeting')
    admin.send('/start', { chat: group.id })
    await desk.harness.telegram.until(() => heard()[1], 'the welcome')
    const before = await store().chat(group.id)
    const { id } = author.send('/schedule@briefings_bot off')
    desk.later()
    admin.forward(id, author.id, { chat: group.id })
    await desk.harness.telegram.until(() => desk.harness.telegram.pendingUpdates() === 0, 'the update to be taken')
    await answerTo(admin, () => admin.send('/help'))
    expect(heard().length).toBe(2)
    expect(await store().chat(group.id)).toEqual(before)
  })
})
