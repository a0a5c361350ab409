import type { Store } from '#adapters/store/store'
import { copyFolder, makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'
import { type OpenedStore, storeContract } from './contract.ts'

storeContract('lowdb', async (): Promise<OpenedStore> => {
  const folders = [await makeFolder()]
  const current = () => folders.at(-1) as string
  const stores: Store[] = [await openIn(current())]
  return {
    store: stores[0] as Store,
    async reopen() {
      await stores.at(-1)?.close()
      stores.push(await openIn(current()))
      return stores.at(-1) as Store
    },
    async crash() {
      folders.push(await copyFolder(current()))
      const store = await openIn(current())
      stores.push(store)
      return store
    },
    async end() {
      for (const store of stores) await store.close()
      await removeFolders(folders)
    },
  }
})
