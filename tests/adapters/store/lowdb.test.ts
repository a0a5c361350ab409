import type { Store } from '#adapters/store/store'
import { NOW } from '../../support/builders.ts'
import { copyFolder, makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'
import { filesTelling } from '../../support/traces.ts'
import { type OpenedStore, storeContract } from './contract.ts'

storeContract('lowdb', async (): Promise<OpenedStore> => {
  const folders = [await makeFolder()]
  const current = () => folders.at(-1) as string
  let at = NOW
  const openCurrent = () => openIn(current(), { now: () => at })
  const stores: Store[] = [await openCurrent()]
  return {
    store: stores[0] as Store,
    async reopen() {
      await stores.at(-1)?.close()
      stores.push(await openCurrent())
      return stores.at(-1) as Store
    },
    async crash() {
      folders.push(await copyFolder(current()))
      const store = await openCurrent()
      stores.push(store)
      return store
    },
    async pass(ms) {
      at += ms
    },
    traces: (...told) => filesTelling(current(), ...told),
    async end() {
      for (const store of stores) await store.close()
      await removeFolders(folders)
    },
  }
})
