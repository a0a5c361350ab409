// Who is an editor, by an owner's word. Owners are not listed here.
import type { Store } from '#adapters/store/store'
import type { Engine } from './engine.ts'

export function createEditors({
  tables,
  transact,
  look,
}: Engine): Pick<Store, 'editors' | 'addEditor' | 'removeEditor'> {
  const { editors } = tables
  return {
    editors: () => look(() => [...editors.values()].map((editor) => ({ ...editor }))),
    addEditor: (editor) =>
      transact(() => {
        if (editors.has(editor.id)) return false
        editors.put({ ...editor })
        return true
      }),
    removeEditor: (id) =>
      transact(() => {
        const isKnown = editors.has(id)
        editors.remove(id)
        return isKnown
      }),
  }
}
