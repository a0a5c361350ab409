// All of what is stored about one chat, as the text of a JSON file, piece by piece. It changes nothing and tells of nobody else.
import type { Deps } from '#deps'
import type { Bookmark } from '#domain/bookmark'
import type { Delivery } from '#domain/delivery'
import type { Locale } from '#locale'
import * as view from '#views/export'

const AT_ONCE = 500
/**
 * The newest so many deliveries and acts, a few hundred bytes each: the file stays far below what a bot may send (Bot API:
 * 50 MB). A chat gets nowhere near it in the thirty days that receipts are kept.
 */
const MOST = 20_000

type World = Pick<Deps, 'store' | 'now' | 'wait'>

/** Valid JSON once all pieces are joined: an object, one field a part, one line a record of a list. */
export async function* composeExport(
  { store, now, wait }: World,
  chatId: number,
  locale: Locale,
): AsyncGenerator<string, void> {
  const [chat, editors, underWay, digest] = await Promise.all([
    store.chat(chatId),
    store.editors(),
    store.underWayWith(chatId),
    store.latestDigest(chatId),
  ])
  const editor = editors.find(({ id }) => id === chatId)
  yield `{\n  "exportedAt": ${json(view.iso(now()))}`
  yield field('chat', chat === undefined ? { id: chatId, state: 'not subscribed' } : view.exportChat(chat, locale))
  yield* list('connected', (await store.chatsConnectedBy(chatId)).map(view.exportConnected))
  yield* list('saved', savedOf(await store.bookmarks(chatId)))
  yield field('lastList', await store.shownList(chatId))
  if (digest !== undefined) yield field('latestDigest', view.exportDigest(digest))
  yield* list('underWay', deliveriesOf(underWay.deliveries))
  yield* list('received', deliveriesOf(await store.receipts(chatId, MOST)))
  if (editor !== undefined) yield field('editor', view.exportEditor(editor))
  yield* list('actsAtTheDesk', actsOf(chatId))
  yield* list('drafts', underWay.drafts.map(view.exportDraft))
  yield* list('dialogues', underWay.dialogues)
  yield '\n}\n'

  async function* savedOf(bookmarks: Bookmark[]) {
    for (const some of slices(bookmarks)) {
      const articles = new Map((await store.keptArticles(some.map(({ articleId }) => articleId))).map((a) => [a.id, a]))
      for (const { articleId, savedAt } of some) {
        const article = articles.get(articleId)
        if (article !== undefined) yield view.exportSaved(article, savedAt)
      }
    }
  }

  async function* deliveriesOf(deliveries: Delivery[]) {
    for (const some of slices(deliveries)) {
      const ids = some.flatMap(({ task }) => ('articleId' in task ? task.articleId : []))
      const titles = new Map((await store.keptArticles([...new Set(ids)])).map(({ id, title }) => [id, title]))
      for (const delivery of some) {
        const { task } = delivery
        yield view.exportDelivery(delivery, 'articleId' in task ? titles.get(task.articleId) : undefined)
      }
      // A reader's press is handled between two slices.
      await wait(0)
    }
  }

  async function* actsOf(personId: number) {
    let [told, cursor]: [number, string | undefined] = [0, undefined]
    do {
      const listing = await store.listActs(AT_ONCE, cursor, personId)
      yield* listing.items.map(view.exportAct)
      told += listing.items.length
      cursor = listing.next
    } while (cursor !== undefined && told < MOST)
  }
}

function field(name: string, value: unknown): string {
  return `,\n  ${json(name)}: ${json(value, 2).replaceAll('\n', '\n  ')}`
}

/** An array, a record a line; left out when it is empty. */
async function* list(name: string, records: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string, void> {
  let isEmpty = true
  for await (const record of records) {
    yield `${isEmpty ? `,\n  ${json(name)}: [` : ','}\n    ${json(record)}`
    isEmpty = false
  }
  if (!isEmpty) yield '\n  ]'
}

function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent) ?? 'null'
}

function* slices<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += AT_ONCE) yield items.slice(start, start + AT_ONCE)
}
