// /forget over HTTP: a second after the answer nothing tells of the person, in no file of the folder and in no table, whatever
// they did before; also where the bot is killed then.
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import type { Person } from '#sandbox/telegram/world'
import { DAY, HOUR } from '../support/builders.ts'
import { type Harness, startHarness } from '../support/harness.ts'
import { newDatabase } from '../support/postgres.ts'
import { copyFolder, openIn, removeFolders } from '../support/store-folders.ts'
import { filesTelling, tablesTelling } from '../support/traces.ts'

const OWNER = 777
const READER = 7_310_045_512
const NAME = 'Narmin-of-the-test'

let harness: Harness
const folders: string[] = []
afterEach(async () => {
  await harness.end()
  await removeFolders(folders)
})

// The clock must not jump while an update is held: of a process that is late with it, no answer leaves.
const ask = (person: Person, text: string) => harness.ask(person, text)
const makePerson = (id: number, firstName: string) => harness.telegram.person({ id, firstName, languageCode: 'en' })

/** Reads, follows, searches, asks and tries; gets a digest and a broadcast; then presses "erase everything". */
async function liveAndForget(): Promise<void> {
  await harness.poll()
  const owner = makePerson(OWNER, 'Owner')
  await ask(owner, '/start')
  const reader = makePerson(READER, NAME)
  for (const text of [
    '/start',
    '/follow Parliament',
    'harbour',
    '/latest',
    '/digest',
    '/broadcast',
    '/pause 3d',
    '/resume',
  ])
    await ask(reader, text)
  // A question that waits.
  await ask(reader, '/schedule')
  await ask(owner, '/broadcast A word to all readers')
  harness.clock.advance(DAY)
  await harness.tick()
  await expect
    .poll(async () => (await harness.app.deps.store.receipts(READER, 9)).length, { timeout: 20_000 })
    .toBeGreaterThan(0)
  harness.clock.advance(HOUR)
  const question = await ask(reader, '/forget')
  await reader.press(question.id, /Yes, erase/)
  await harness.telegram.until(
    () => reader.messages().some(({ own, text }) => own && text.startsWith('Erased.')) || undefined,
    'the answer',
  )
}

it('in the folder, also when the bot is killed a second later', async () => {
  harness = await startHarness({ config: { adminIds: [OWNER] } })
  await liveAndForget()
  const { dataDir } = harness.config
  await expect.poll(() => filesTelling(dataDir, READER, NAME), { timeout: 5000 }).toEqual([])
  // As a kill leaves it; and as the next start does.
  const killed = await copyFolder(dataDir)
  folders.push(killed)
  expect(await filesTelling(killed, READER, NAME)).toEqual([])
  await (await openIn(killed)).close()
  expect(await filesTelling(killed, READER, NAME)).toEqual([])
})

it('in the database', async () => {
  const databaseUrl = await newDatabase()
  harness = await startHarness({ config: { adminIds: [OWNER], databaseUrl } })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await liveAndForget()
    await expect.poll(() => tablesTelling(client, READER, NAME), { timeout: 5000 }).toEqual([])
  } finally {
    await client.end()
  }
})
