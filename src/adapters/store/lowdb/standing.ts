// How many readers there are now, and of which kind: one pass over all chats, in slices that never hold up the loop.
import type { Store } from '#adapters/store/store'
import type { Standing } from '#domain/figures'
import { isPaused } from '#domain/pause'
import type { Engine } from './engine.ts'
import { compareText } from './ordered.ts'

/** Chats looked at in one step: a few milliseconds. */
const LOOKED_AT = 4000

export function createStanding({ tables, look }: Engine): Pick<Store, 'standing'> {
  return {
    async standing(at) {
      const states = { active: 0, stopped: 0, unreachable: 0 }
      const languages = new Map<string, number>()
      const sections = new Map<string, number>()
      let [paused, looked] = [0, 0]
      for (const chat of tables.chats.values()) {
        states[chat.state]++
        if (chat.state === 'active') {
          if (isPaused(chat, at)) paused++
          addOne(languages, chat.language)
          const { chosen } = chat.sections
          if (chosen === 'all') addOne(sections, 'all')
          else for (const section of chosen) addOne(sections, section)
        }
        looked++
        if (looked % LOOKED_AT === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      }
      const standing: Standing = { ...states, paused, languages: mostFirst(languages), sections: mostFirst(sections) }
      return look(() => standing)
    },
  }
}

function addOne(counts: Map<string, number>, name: string) {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function mostFirst(counts: Map<string, number>): [string, number][] {
  return [...counts].sort(([one, a], [other, b]) => b - a || compareText(one, other))
}
