// The editor's chat over HTTP: a harness with two owners, and the gestures of people who write and press there.
import { expect } from 'vitest'
import type { AuditAct } from '#domain/editor'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { aFeed, anItem, HOUR } from './builders.ts'
import { type Harness, type HarnessOptions, startHarness } from './harness.ts'

export const OWNER_ID = 777
export const OTHER_OWNER_ID = 778
export const PATIENT = { timeout: 10_000, interval: 20 }

export type Desk = {
  harness: Harness
  owner: Person
  /** The other owner, who is an editor, too. */
  other: Person
  /** People take their time: a chat gets one message a second. */
  later(): void
  press(card: SeenMessage | number, which: Parameters<Person['press']>[1], person?: Person): ReturnType<Person['press']>
  ask(person: Person, text: string): Promise<SeenMessage>
  /** The owner does this; the newest message of the bot after it that says `text`. */
  after(act: () => unknown, text: string | RegExp, person?: Person): Promise<SeenMessage>
  /** The owner writes formatted text. */
  write(html: string, where?: Parameters<Person['sendHtml']>[1]): SeenMessage
  /** The newest message of the bot that offers `label`. */
  cardWith(label: string, person?: Person): Promise<SeenMessage>
  reading(person: Person, text: string | RegExp): Promise<SeenMessage>
  /** What the button under a preview is called: with approvals it sends nothing yet. */
  sendLabel: 'Send' | 'Ask for approval'
  correctLabel: 'Correct everywhere' | 'Ask for approval'
  /** From the audience card to the card with Send. */
  toPreview(audience?: string): Promise<SeenMessage>
  /** The report, once it has come; the job looks as often as the test does. */
  report(person?: Person): Promise<SeenMessage>
  state(id?: string): Promise<string | undefined>
  /** What was noted of these acts, oldest first. */
  acts(...acts: AuditAct[]): Promise<string[]>
}

/** Sending begins once the feeds were asked: with none, at once. */
export function openDeskWithoutNews(config: HarnessOptions['config'] = {}): Promise<Desk> {
  return openDesk({ feeds: [], ...config })
}

/** Two articles in each of three languages are known; the feeds they came from answer no more. */
export async function openDeskWithArticles(config: HarnessOptions['config'] = {}): Promise<Desk> {
  const languages = ['en', 'az', 'ru']
  const feeds = languages.map((language) => aFeed({ id: language, language, url: 'http://127.0.0.1:1/rss' }))
  const desk = await openDesk({ feeds, ...config })
  const { store, now } = desk.harness.app.deps
  for (const [index, id] of languages.entries()) {
    const items = [1, 2].map((place) => {
      const number = 4_411_200 + index * 10 + place
      return anItem({ number, title: `Story ${number} of ${id}`, publishedAt: now() - place * HOUR })
    })
    await store.recordFetch(id, { kind: 'items', items, validators: {} }, now(), now() + HOUR)
  }
  return desk
}

/** `speed`: of the harness's clock. */
export async function openDesk(config: HarnessOptions['config'] = {}, speed?: number): Promise<Desk> {
  const harness = await startHarness({
    ...(speed && { speed }),
    config: { adminIds: [OWNER_ID, OTHER_OWNER_ID], ...config },
  })
  const owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
  const other = harness.telegram.person({ id: OTHER_OWNER_ID, firstName: 'Other', languageCode: 'en' })
  const later = () => harness.clock.advance(4000)
  const isFree = (config.approvals ?? 0) === 0
  const desk: Desk = {
    harness,
    owner,
    other,
    later,
    press: (card, which, person = owner) => {
      later()
      return person.press(card, which)
    },
    ask: (person, text) => {
      later()
      return harness.ask(person, text)
    },
    after: async (act, text, person = owner) => {
      later()
      const before = person.last()?.id ?? 0
      await act()
      return harness.telegram.until(
        () => person.messages().findLast((each) => each.own && each.id > before && each.text.match(text)),
        `${text}`,
      )
    },
    write: (html, where) => {
      later()
      return owner.sendHtml(html, where)
    },
    cardWith: (label, person = owner) =>
      harness.telegram.until(
        () => person.messages().findLast((each) => each.own && labels(each).includes(label)),
        `a card with ${label}`,
      ),
    reading: (person, text) =>
      harness.telegram.until(() => person.messages().findLast((each) => each.own && each.text.match(text)), `${text}`),
    sendLabel: isFree ? 'Send' : 'Ask for approval',
    correctLabel: isFree ? 'Correct everywhere' : 'Ask for approval',
    toPreview: async (audience = 'Everyone') => {
      await desk.press(await desk.cardWith(audience), audience)
      await desk.press(await desk.cardWith('Now'), 'Now')
      return desk.cardWith(desk.sendLabel)
    },
    report: async (person = owner) => {
      const find = () => person.messages().findLast(({ own, text }) => own && /is done/.test(text))
      await expect
        .poll(async () => {
          later()
          await harness.app.run('run-broadcasts')
          return find()
        }, PATIENT)
        .toBeDefined()
      return find() as SeenMessage
    },
    state: async (id = '1') => (await harness.app.deps.store.broadcast(id))?.state,
    acts: async (...acts) => {
      const { items } = await harness.app.deps.store.listActs(100)
      return items
        .filter(({ act }) => acts.includes(act))
        .map(({ act, actorId, subject }) => `${actorId} ${act} ${subject}`)
        .reverse()
    },
  }
  return desk
}

export const labels = (message: SeenMessage) => message.keyboard.flat().map(({ text }) => text)
export const received = (person: Person, text: string) =>
  person.messages().filter((each) => each.own && each.text === text)
