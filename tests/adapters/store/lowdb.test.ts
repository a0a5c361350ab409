import type { Store } from '#adapters/store/store'
import { copyFolder, makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'
import { type OpenedStore, storeContract } from './contract.ts'

storeContract('lowdb', async (): Promise<OpenedStore> => {
  const folders = [await makeFolder()]
  const [folder] = folders as [string]
  const stores: Store[] = [await openIn(folder)]
  return {
    store: stores[0] as Store,
    async reopen() {
      await stores.at(-1)?.close()
      stores.push(await openIn(folders.at(-1) as string))
      return stores.at(-1) as Store
    },
    async crash() {
      folders.push(await copyFolder(folder))
      const store = await openIn(folders.at(-1) as string)
      stores.push(store)
      return store
    },
    async end() {
      for (const store of stores) await store.close()
      await removeFolders(folders)
    },
  }
})
