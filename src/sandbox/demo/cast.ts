// The people of the demo, their group, and what they did before the curtain rises.
import type { CastPlayer } from '#sandbox/page/cast'
import type { Group, Person, Telegram } from '#sandbox/telegram/world'
import { answerTo } from './talk.ts'

export const OWNER_ID = 700_800
const EDITOR_ID = 700_700
const READER_IDS = [700_100, 700_200] as const

export type DemoCast = {
  leyla: Person
  rauf: Person
  murad: Person
  sevda: Person
  group: Group
  players: CastPlayer[]
}

export function createCast(telegram: Telegram): DemoCast {
  const leyla = telegram.person({ id: READER_IDS[0], firstName: 'Leyla', languageCode: 'en' })
  const rauf = telegram.person({ id: READER_IDS[1], firstName: 'Rauf', languageCode: 'az' })
  const murad = telegram.person({ id: EDITOR_ID, firstName: 'Murad', languageCode: 'en' })
  const sevda = telegram.person({ id: OWNER_ID, firstName: 'Sevda', languageCode: 'en' })
  const group = telegram.group({ title: 'Newsroom friends', owner: murad, members: [leyla, rauf, sevda] })
  const player = (person: Person, role: CastPlayer['role'], note: string, timeZone = 'Asia/Baku'): CastPlayer => ({
    id: person.id,
    name: person.user.first_name,
    role,
    note,
    language: person.user.language_code ?? 'en',
    timeZone,
    person,
  })
  const players = [
    player(leyla, 'reader', 'reads English, lives in Baku'),
    player(rauf, 'reader', 'reads Azerbaijani, lives in Berlin', 'Europe/Berlin'),
    player(murad, 'editor', 'sends news, owns the group'),
    player(sevda, 'owner', 'owns the bot and names its editors'),
  ]
  return { leyla, rauf, murad, sevda, group, players }
}

/** Everybody but Leyla has met the bot already, Murad is an editor, and the bot is in their group. */
export async function introduce(telegram: Telegram, { rauf, murad, sevda, group }: DemoCast): Promise<void> {
  const ask = (person: Person, text: string) => answerTo(telegram, person, () => person.send(text))
  const settle = async () => {
    await ask(rauf, '/start')
    await ask(rauf, '/timezone Europe/Berlin')
  }
  const hire = async () => {
    await Promise.all([ask(murad, '/start'), ask(sevda, '/start')])
    await ask(sevda, `/editors add ${murad.id}`)
  }
  const gather = async () => {
    group.addBot(murad)
    await telegram.until(() => group.last(), 'the bot’s word in the group')
  }
  await Promise.all([settle(), hire(), gather()])
}
