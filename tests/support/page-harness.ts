// The real bot, the local Telegram and its chat page, with a cast of three and a group: what a visitor of the demo meets.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Feed } from '#domain/feed'
import type { Newsroom } from '#sandbox/newsroom/newsroom'
import type { Director } from '#sandbox/page/director'
import type { Player } from '#sandbox/page/protocol'
import { createPageServer } from '#sandbox/page/server'
import type { Group, Person } from '#sandbox/telegram/world'
import { SCENE } from '../sandbox/page.ts'
import { type OpenTab, openBrowser } from './browser.ts'
import { aFeed, anItem, HOUR } from './builders.ts'
import { type Harness, type HarnessOptions, startHarness } from './harness.ts'
import { once } from './once.ts'

const OWNER_ID = 777

export type Stage = {
  harness: Harness
  url: string
  /** Reads English. */
  leyla: Person
  /** Reads Azerbaijani. */
  rauf: Person
  /** The owner, so an editor, too. */
  murad: Person
  group: Group
  openTab: OpenTab
  /** An article of a `silentFeed`, known word for word as it is given: on its way no reader of feeds mends the title. */
  know: (feedId: string, draft: Parameters<Newsroom['addArticle']>[0]) => Promise<ReturnType<Newsroom['addArticle']>>
  /** A tab in which one is `person`, with their chat with the bot open. */
  visit: (person: Person, options?: BrowserContextOptions) => Promise<Tab>
}

export type Tab = {
  page: Page
  /** What the message list holds, oldest first. */
  messages: Locator
  last: Locator
  /** The newest message in which `text` stands. */
  reading: (text: string | RegExp) => Locator
  /** The newest button under a message that is called exactly so, but for a sign before it. */
  button: (name: string) => Locator
  write: (text: string) => Promise<void>
}

export type StageOptions = HarnessOptions & {
  /** How the first reader and the group are called. */
  cast?: { reader: string; group: string }
  /** With a panel whose buttons do nothing. */
  hasPanel?: boolean
}

/** Everything ends with the test. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { cast = { reader: 'Leyla', group: 'Newsroom friends' }, hasPanel = false, ...given } = options
  const harness = await startHarness({ ...given, config: { adminIds: [OWNER_ID], ...given.config } })
  onTestFinished(harness.end)
  const { telegram } = harness
  const leyla = telegram.person({ firstName: cast.reader, languageCode: 'en' })
  const rauf = telegram.person({ firstName: 'Rauf', languageCode: 'az' })
  const murad = telegram.person({ id: OWNER_ID, firstName: 'Murad', languageCode: 'en' })
  const group = telegram.group({ title: cast.group, owner: murad, members: [leyla, rauf] })
  group.addBot(murad)
  const player = (person: Person, role: Player['role'], note: string, timeZone = 'Asia/Baku') => {
    const { first_name: name, language_code: language = '' } = person.user
    return { person, id: person.id, name, role, note, language, timeZone }
  }
  const server = createPageServer({
    telegram,
    players: [
      player(leyla, 'reader', 'reads English'),
      player(rauf, 'reader', 'reads Azerbaijani', 'Europe/Berlin'),
      player(murad, 'owner', 'runs the bot'),
    ],
    groups: [group],
    clientFolder: await once('page'),
    ...(hasPanel ? { director: IDLE } : {}),
  })
  onTestFinished(server.close)
  const { url } = await server.listen()
  // Last, so that it closes first: a stream the server ends is a trouble the browser tells of.
  const openTab = await openBrowser()
  const visit: Stage['visit'] = async ({ id }, how) => tabOf(await openTab(`${url}#as=${id}&chat=${id}`, how))
  const know: Stage['know'] = async (feedId, draft) => {
    const story = harness.newsroom.addArticle(draft)
    const { now, store } = harness.app.deps
    const url = `${harness.newsroom.root}${story.path}`
    const host = new URL(url).host
    const item = { ...anItem({ number: story.number, host, title: story.title, publishedAt: now() }), url }
    await store.recordFetch(feedId, { kind: 'items', items: [item], validators: {} }, now(), now() + HOUR)
    return story
  }
  return { harness, url, know, leyla, rauf, murad, group, openTab, visit }
}

/** Never answers, so what is known of it stays. */
export function silentFeed(language: string): Feed {
  return aFeed({ id: language, language, url: 'http://127.0.0.1:1/rss' })
}

const IDLE: Director = { scene: () => SCENE, subscribe: () => () => {}, direct: async () => {}, opened: () => {} }

function tabOf(page: Page): Tab {
  const messages = page.getByRole('log').getByRole('article')
  return {
    page,
    messages,
    last: messages.last(),
    reading: (text) => messages.filter({ hasText: text }).last(),
    button: (name) => messages.getByRole('button', { name: new RegExp(`^([^\\p{L}\\p{N}]+ )?${name}$`, 'u') }).last(),
    write: async (text) => {
      const field = page.locator('textarea')
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
