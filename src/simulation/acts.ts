// What people, the agency and the machine do in a story, carried out in a scene.
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { noteAct } from './record.ts'
import type { Scene } from './scene.ts'
import type { Act, Event } from './story.ts'

type Deeds = { [Kind in Act['do']]: (scene: Scene, act: Extract<Act, { do: Kind }>) => void }

/** Carries out one event. */
export function perform(scene: Scene, { act }: Event): void {
  scene.note('act', JSON.stringify(act))
  scene.loop.stir()
  ;(DEEDS[act.do] as (scene: Scene, act: Act) => void)(scene, act)
}

const DEEDS: Deeds = {
  say: (scene, { who, text, replyTo }) => {
    const person = personOf(scene, who)
    if (person === undefined) return
    noteAct(scene.record, person.id, text, scene.loop.now())
    const message = replyTo === undefined ? undefined : person.messages().findLast(({ own }) => !own)
    person.send(text, message === undefined ? {} : { replyTo: message.id })
  },
  press: (scene, { who, label, place }) => {
    const person = personOf(scene, who)
    // Nobody sends an old draft by mistake.
    const sinceAt = label === 'Send' ? scene.loop.now() - 60_000 : 0
    const offered = person && buttonsOf(person, label, sinceAt)
    const button = offered?.buttons[Math.floor(place * offered.buttons.length)]
    if (person === undefined || offered === undefined || button?.data === undefined) return
    noteAct(scene.record, person.id, `press ${button.text}`, scene.loop.now(), offered.buttons[0] === button)
    person.press(offered.message, { data: button.data }).catch(() => undefined)
  },
  locate: (scene, { who }) => {
    const person = personOf(scene, who)
    if (person === undefined) return
    noteAct(scene.record, person.id, 'location', scene.loop.now())
    person.sendLocation(52.5, 13.4)
  },
  block: (scene, { who }) => moved(scene, who)?.block(),
  unblock: (scene, { who }) => moved(scene, who)?.unblock(),
  'leave-telegram': (scene, { who }) => personOf(scene, who)?.deactivate(),
  publish: ({ agency, loop }, { do: _, ...story }) => {
    const publishedAt = Math.floor(loop.now() / 60_000) * 60_000
    agency.publish({ ...story, publishedAt, isWithdrawn: false, isHidden: false })
  },
  correct: ({ agency }, { id, title }) => agency.change(id, { title }),
  withdraw: ({ agency }, { id }) => agency.change(id, { isWithdrawn: true }),
  hide: ({ agency }, { id }) => agency.change(id, { isHidden: true }),
  show: ({ agency }, { id }) => agency.change(id, { isHidden: false }),
  'feed-trouble': ({ agency, during }, { feed, trouble, forMs }) => {
    const begin = () => agency.setTrouble(feed, trouble)
    during('feed', forMs, begin, () => agency.setTrouble(feed, undefined))
  },
  'telegram-trouble': ({ telegram, during }, { fault, forMs }) => {
    let release = () => {}
    const begin = () => {
      release = telegram.addFault(fault)
    }
    during('telegram', forMs, begin, () => release())
  },
  silence: ({ during, setSilence }, { share, forMs }) => {
    const begin = () => setSilence(share)
    during('telegram', forMs, begin, () => setSilence(0))
  },
  'disk-trouble': ({ disk, during }, { trouble, forMs }) => {
    const begin = () => disk.setTrouble(trouble)
    during('disk', forMs, begin, () => disk.setTrouble('none'))
  },
  kill: (scene, { afterSteps, power, downMs }) => scene.armKill({ afterSteps, power, downMs }),
  restart: (scene, { downMs }) => scene.restart(downMs),
  'second-process': (scene) => scene.startSecond(),
  group: actInGroup,
}

function moved(scene: Scene, who: number): Person | undefined {
  const person = personOf(scene, who)
  if (person !== undefined) noteAct(scene.record, person.id, 'comes or goes', scene.loop.now())
  return person
}

/** Undefined when the account is gone. */
function personOf({ telegram, people }: Scene, who: number): Person | undefined {
  const person = people[who]
  const home = person && telegram.chat(person.id)
  return home?.kind === 'private' && home.reach !== 'deactivated' ? person : undefined
}

/** The newest message of the bot that offers buttons, or one with these words, and the buttons it offers. */
function buttonsOf(person: Person, label: string | undefined, sinceAt: number) {
  const offers = (message: SeenMessage) =>
    message.keyboard.flat().filter(({ data, text }) => data !== undefined && (label === undefined || text === label))
  const message = person.messages().findLast((each) => each.own && each.at >= sinceAt && offers(each).length > 0)
  return message && { message, buttons: offers(message) }
}

function actInGroup(scene: Scene, { who, group, act }: Extract<Act, { do: 'group' }>): void {
  const owner = personOf(scene, who)
  if (owner === undefined) return
  const seen = scene.record.chat(owner.id)
  // What a forgotten person does in a group is kept for a while, as an update of the group's.
  if (seen.silence?.kind === 'forgotten') seen.silence = undefined
  const known = scene.groups.get(group)
  if (known === undefined) {
    const handle = scene.telegram.group({ title: `Group ${group}`, type: group === 0 ? 'group' : 'supergroup', owner })
    scene.groups.set(group, { handle, owner })
    seen.hasGroup = true
    handle.addBot(owner)
    return
  }
  const { handle } = known
  const record = scene.telegram.chat(handle.id)
  if (record?.kind !== 'group') return
  const isIn = record.bot !== 'left' && record.bot !== 'kicked'
  const where = { chat: handle.id }
  switch (act) {
    case 'add':
      if (!isIn) handle.addBot(owner)
      return
    case 'subscribe':
      owner.send(`/start@${scene.telegram.bot.username}`, where)
      return
    case 'stop':
      owner.send(`/stop@${scene.telegram.bot.username}`, where)
      return
    case 'say':
      owner.send(`/latest@${scene.telegram.bot.username}`, where)
      return
    case 'mute':
    case 'unmute':
      handle.permit({ texts: act === 'unmute' })
      return
    case 'kick':
      if (isIn) handle.removeBot(owner)
      return
    case 'upgrade':
      if (record.chat.type === 'group' && record.migratedTo === undefined)
        scene.groups.set(group, { handle: handle.upgrade(), owner })
  }
}
