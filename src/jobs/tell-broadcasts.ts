// What editors are told while broadcasts go on: cards, reports, alarms, questions. All in the background: a message to an
// editor may wait long for Telegram, and no broadcast waits for it. One thing at a time of each broadcast.
import type { Deps } from '#deps'
import type { Broadcast, Tally } from '#domain/broadcast'
import { isRevision } from '#domain/revision'
import { askApproval } from './broadcast-approval.ts'
import { closeBroadcast } from './close-broadcast.ts'
import { createPatientTelegram } from './patient-telegram.ts'
import { alertStopped, reportNewWords } from './report-broadcast.ts'
import { createProgressCards } from './show-progress.ts'
import { type Delay, putOff } from './start-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'wait' | 'log'>

export type BroadcastTeller = {
  /** Something of it is being told. */
  isBusy(id: string): boolean
  /** Its live card is edited when that is due. */
  refresh(broadcast: Broadcast, tally: Tally): void
  /** Its live card is edited now. */
  show(id: string): void
  /** That it started when its time came, and with which words where they are not those its author saw. */
  tellStart(broadcast: Broadcast): void
  /** That it was stopped, and that this is told. */
  tellStopped(broadcast: Broadcast): void
  /** Its end, which is written down with it, unless it is not this process's any more just then. */
  tellEnd(broadcast: Broadcast, tally: Tally, isMine: () => Promise<boolean>): void
  /** Why it did not start when its time came. */
  tellDelay(broadcast: Broadcast, why: Delay): void
  /** What comes of it now is to be told, whatever was before. */
  forget(id: string): void
}

/** The tellings of this process, until `stopped` aborts. What stops a broadcast is trouble that its alarm meets as well. */
export function createBroadcastTeller(given: World, stopped: AbortSignal): BroadcastTeller {
  const deps = { ...given, telegram: createPatientTelegram(given, stopped) }
  const { store, now, log } = deps
  const cards = createProgressCards(deps)
  const busy = new Set<string>()
  // What this process has told and not yet been able to write down.
  const told = new Set<string>()

  const tell = (id: string, work: () => Promise<void>): void => {
    busy.add(id)
    void work()
      .catch((error: unknown) => log.error('broadcast-not-told', { broadcast: id }, error))
      .finally(() => busy.delete(id))
  }

  return {
    isBusy: (id) => busy.has(id),
    refresh: cards.refresh,
    show: (id) => void cards.close(id),
    tellStart: (broadcast) => {
      tell(broadcast.id, async () => {
        await Promise.all([cards.close(broadcast.id), reportNewWords(deps, broadcast)])
      })
    },
    tellStopped: (broadcast) => {
      const { id } = broadcast
      tell(id, async () => {
        await Promise.all([told.has(id) || alertStopped(deps, broadcast), cards.close(id)])
        told.add(id)
        await store.changeBroadcast(id, ['stopped'], { toldAt: now() })
        told.delete(id)
      })
    },
    tellEnd: (broadcast, tally, isMine) => {
      const showCard = () => cards.close(broadcast.id)
      // The cards of what it took back or corrected say how far that got.
      const showSource = async () => (isRevision(broadcast) ? cards.close(broadcast.content.of) : undefined)
      tell(broadcast.id, () =>
        closeBroadcast(deps, broadcast, tally, { told, showCard, isMine }).then(showCard).then(showSource),
      )
    },
    tellDelay: (broadcast, why) => {
      tell(broadcast.id, async () => {
        const waiting = await putOff(deps, broadcast, why)
        await cards.close(broadcast.id)
        // Others may take their time: nothing of it waits for them.
        if (waiting) void askApproval(deps, waiting)
      })
    },
    forget: (id) => void told.delete(id),
  }
}
