// What every engine of the store promises, as one suite: an engine's own test calls it with a way to open one.
import { describe } from 'vitest'
import { alertKeysContract } from './contract/alert-keys.ts'
import { alertsContract } from './contract/alerts.ts'
import { articlesContract } from './contract/articles.ts'
import { bookmarksContract } from './contract/bookmarks.ts'
import { broadcastsContract } from './contract/broadcasts.ts'
import { chatsContract } from './contract/chats.ts'
import { deliveriesContract } from './contract/deliveries.ts'
import { deliveriesOfContract } from './contract/deliveries-of.ts'
import { deskContract } from './contract/desk.ts'
import { erasureContract } from './contract/erasure.ts'
import { feedsContract } from './contract/feeds.ts'
import { figuresContract } from './contract/figures.ts'
import { lanesContract } from './contract/lanes.ts'
import { ledgerContract } from './contract/ledger-model.ts'
import { momentsContract } from './contract/moments.ts'
import { pagesContract } from './contract/pages.ts'
import { processesContract } from './contract/processes.ts'
import { recallContract } from './contract/recall-model.ts'
import { retentionContract } from './contract/retention.ts'
import { revisionsContract } from './contract/revisions.ts'
import { searchContract } from './contract/search.ts'
import { shownContract } from './contract/shown.ts'
import { slotsContract } from './contract/slots.ts'
import { wholeContract } from './contract/whole.ts'
import { createWorld, type OpenedStore } from './contract/world.ts'

const PARTS = [
  feedsContract,
  articlesContract,
  pagesContract,
  searchContract,
  chatsContract,
  bookmarksContract,
  slotsContract,
  deliveriesContract,
  lanesContract,
  shownContract,
  alertsContract,
  alertKeysContract,
  broadcastsContract,
  deliveriesOfContract,
  revisionsContract,
  deskContract,
  figuresContract,
  recallContract,
  ledgerContract,
  wholeContract,
  retentionContract,
  erasureContract,
  momentsContract,
  processesContract,
]

export type { OpenedStore }

export function storeContract(name: string, open: () => Promise<OpenedStore>) {
  describe(`the store on ${name}`, () => {
    const world = createWorld(open)
    for (const part of PARTS) part(world)
  })
}
