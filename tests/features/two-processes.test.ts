// One card pressed by two editors at the same moment, each press handled by another process over one PostgreSQL: one outcome, and
// both are told which.
import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '#app'
import type { BroadcastChange } from '#domain/broadcast-change'
import { createLog } from '#log'
import type { Person } from '#sandbox/telegram/world'
import { realWorld } from '#world'
import { HOUR } from '../support/builders.ts'
import { type Desk, OWNER_ID, openDeskWithoutNews, PATIENT, received } from '../support/desk.ts'
import { newDatabase } from '../support/postgres.ts'

const EDITOR_ID = 901
const SECRET = 'secret_of-the-two'
const ROUNDS = 3

let balancer: HttpServer
let desk: Desk
let second: App
let editor: Person
let reader: Person

/** Which updates the second process gets: the editor's, unless a test says otherwise. */
const ofEditor = (update: string) => update.includes(`"id":${EDITOR_ID}`)
let isForSecond = ofEditor

/** Hands each update to one of the two processes. */
function balance(ports: () => [number | undefined, number | undefined]): HttpServer {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const [first, other] = ports()
    const port = isForSecond(body.toString()) ? other : first
    const answer = await fetch(`http://127.0.0.1:${port}/telegram`, {
      method: 'POST',
      body,
      headers: { 'X-Telegram-Bot-Api-Secret-Token': SECRET },
    }).catch(() => undefined)
    response.writeHead(answer?.status ?? 503).end()
  })
}

beforeAll(async () => {
  const databaseUrl = await newDatabase()
  balancer = balance(() => [desk?.harness.app.httpPort(), second?.httpPort()]).listen(0, '127.0.0.1')
  await once(balancer, 'listening')
  const url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}/telegram`
  desk = await openDeskWithoutNews({ databaseUrl, approvals: 1, webhook: { url, secret: SECRET } })
  const { clock, config, telegram } = desk.harness
  const log = createLog('error', clock.now, () => {}, [config.botToken])
  second = await createApp(config, { ...realWorld, now: clock.now, wait: clock.wait, log })
  await second.start()
  editor = telegram.person({ id: EDITOR_ID, firstName: 'Editor', languageCode: 'en' })
  await store().addEditor({ id: EDITOR_ID, addedBy: OWNER_ID, at: 0 })
  for (const person of [desk.owner, editor]) await desk.harness.ask(person, '/start')
  reader = await desk.harness.reader()
}, 60_000)
afterAll(async () => {
  await second.stop()
  await desk.harness.end()
  balancer.close()
})

const store = () => desk.harness.app.deps.store
const acts = async (id: string) =>
  (await store().listActs(200)).items.filter(({ subject }) => subject === id).map(({ act }) => act)

/** As the author's presses leave it; the clock stands for two processes, and may not jump. */
async function written(text: string, change: BroadcastChange): Promise<string> {
  const { id } = await store().createBroadcast({
    authorId: OWNER_ID,
    content: { kind: 'text', text, entities: [], preview: true },
    audience: { kind: 'everyone' },
    createdAt: desk.harness.clock.now(),
  })
  await store().changeBroadcast(id, ['draft'], change)
  return id
}

/** Both press a message of theirs, each with what a button of the broadcast carries: what they are answered, and what they see then. */
async function atOnce(mine: string, theirs: string) {
  const pressed = [desk.owner, editor].map((person) => ({ person, id: person.last()?.id ?? 0 }))
  const answers = await Promise.all(
    pressed.map(({ person, id }, place) => person.press(id, { forged: place === 0 ? mine : theirs })),
  )
  const show = async (...texts: RegExp[]) => {
    for (const [place, { person, id }] of pressed.entries())
      await desk.harness.telegram.until(
        () => person.messages().some((each) => each.id === id && texts[place]?.test(each.text)),
        `${texts[place]}`,
      )
  }
  return { toasts: answers.map(({ text = '' }) => text), show }
}
const gets = (text: string) => desk.harness.telegram.until(() => received(reader, text).length > 0, text)

describe('two editors at one card at the same moment, in two processes', () => {
  it('approve and cancel: it is either sent or cancelled, and both see which', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = `Approved or not ${round}`
      const id = await written(text, { state: 'waiting', shown: '1' })
      const { toasts, show } = await atOnce(`b:drop:${id}:`, `b:approve:${id}:1`)
      const isSent = (await desk.state(id)) !== 'cancelled'
      if (isSent) await gets(text)
      expect(received(reader, text)).toHaveLength(isSent ? 1 : 0)
      expect((await acts(id)).filter((act) => /started|cancelled/.test(act))).toEqual([
        isSent ? 'broadcast-started' : 'broadcast-cancelled',
      ])
      expect(toasts).toEqual(
        isSent
          ? [expect.stringContaining('out of date'), 'Approved: 1 of 1.']
          : ['', expect.stringContaining('nothing to approve here')],
      )
      await show(
        isSent ? new RegExp(text) : /Nothing was sent/,
        isSent ? new RegExp(`You approved broadcast ${id}`) : new RegExp(`${id} was cancelled`),
      )
    }
  })

  it('approve and take back: it is either sent or a draft again, and both see which', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = `Taken back or not ${round}`
      const id = await written(text, { state: 'waiting', shown: '1', askedAt: desk.harness.clock.now() })
      const { toasts, show } = await atOnce(`b:withdraw:${id}:`, `b:approve:${id}:1`)
      const isDraft = (await desk.state(id)) === 'draft'
      if (!isDraft) await gets(text)
      expect(received(reader, text)).toHaveLength(isDraft ? 0 : 1)
      expect(toasts).toEqual(
        isDraft
          ? ['', expect.stringContaining('nothing to approve here')]
          : [expect.stringContaining('out of date'), 'Approved: 1 of 1.'],
      )
      await show(
        isDraft ? /Another editor has to approve it/ : new RegExp(text),
        isDraft ? new RegExp(`${id} was taken back`) : new RegExp(`You approved broadcast ${id}`),
      )
    }
  })

  it('send what its author cancels in the other process: it is one of the two, once', async () => {
    const id = await written('Sent or not', { state: 'draft' })
    const card = desk.owner.last()?.id ?? 0
    isForSecond = (update) => update.includes(`b:drop:${id}`)
    const press = (forged: string) => desk.owner.press(card, { forged })
    const toasts = await Promise.all([press(`b:send:${id}:1`), press(`b:drop:${id}:`), press(`b:send:${id}:1`)])
    isForSecond = ofEditor
    expect((await acts(id)).filter((act) => act === 'broadcast-submitted').length).toBeLessThanOrEqual(1)
    expect(['waiting', 'cancelled']).toContain(await desk.state(id))
    expect(toasts.filter(({ text }) => text?.includes('out of date')).length).toBeGreaterThan(0)
  })

  it('cancel what is planned: it is cancelled once, and both see it', async () => {
    const id = await written('Planned', {
      state: 'scheduled',
      shown: '1',
      startAt: desk.harness.clock.now() + HOUR,
    })
    const { toasts, show } = await atOnce(`b:cancel-sure:${id}:`, `b:cancel-sure:${id}:`)
    expect(toasts.toSorted()).toEqual(['', expect.stringContaining('out of date')])
    expect(await acts(id)).toEqual(['broadcast-cancelled'])
    await show(/Planned\n\n✖️ Cancelled/, /Planned\n\n✖️ Cancelled/)
  })

  it('recall what was sent: one recall stands, and both see what came of theirs', async () => {
    const text = 'Taken back by two'
    const id = await written(text, { state: 'running', startedAt: desk.harness.clock.now() })
    await gets(text)
    const { show } = await atOnce(`b:retract:${id}:`, `b:retract:${id}:`)
    await desk.harness.telegram.until(() => received(reader, text).length === 0, 'the recall')
    await expect
      .poll(async () => {
        const { items } = await store().listBroadcasts(10)
        const recalls = items.filter(({ content }) => content.kind === 'recall' && content.of === id)
        return recalls.filter(({ state }) => state !== 'cancelled').length
      }, PATIENT)
      .toBe(1)
    await show(/Recall \d+ of broadcast|Taken back/, /Recall \d+ of broadcast|Taken back/)
  })
})
