// A digest between choice and message: as it is first shown, as it is remembered, and as it is opened again.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import type { ChatSettings } from '#domain/chat'
import type { Digest, DigestGroup, ShownDigest } from '#domain/digest'
import type { Anchors } from '#domain/owed'
import type { DigestView } from '#views/digest'

/** Chooses a chat's digest of a window, by `anchors` of each section what is not brought yet; undefined when nothing is for this chat. */
export type DigestComposer = (
  settings: ChatSettings,
  window: { fromAt: Instant; untilAt: Instant },
  anchors?: Anchors,
) => Promise<Digest | undefined>

/** Headlines a page of "more" shows. */
const PAGE_SIZE = 10

type FirstView = Pick<DigestView, 'zone' | 'at' | 'mode' | 'missedMs'>

/** The view of a digest just composed. */
export function digestView({ groups, restIds, fromAt, untilAt }: Digest, view: FirstView): DigestView {
  return { groups, restCount: restIds.length, page: 0, pages: pageCount(restIds), fromAt, untilAt, ...view }
}

/** What to remember of a digest that was sent as `messageId`. */
export function shownDigest(
  digest: Digest,
  sent: { chatId: number; messageId: number; sentAt: Instant; slotAt?: Instant; settings: ChatSettings },
): ShownDigest {
  const { settings, ...rest } = sent
  return {
    ...rest,
    fromAt: digest.fromAt,
    untilAt: digest.untilAt,
    language: settings.language,
    zone: settings.zone,
    groups: digest.groups.map(({ section, articles }) => ({
      section,
      articles: articles.map(({ id, revision }) => ({ id, revision })),
    })),
    restIds: digest.restIds,
    page: 0,
  }
}

/** A remembered digest with the present titles, turned to the page it says; articles forgotten meanwhile are left out. */
export async function openShownDigest(deps: Deps, shown: ShownDigest): Promise<DigestView> {
  const pages = pageCount(shown.restIds)
  const page = Math.min(shown.page, pages - 1)
  const wanted =
    page === 0
      ? shown.groups.map(({ section, articles }) => ({ section, ids: articles.map(({ id }) => id) }))
      : [{ section: undefined, ids: shown.restIds.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) }]
  const found = await deps.store.articles(wanted.flatMap(({ ids }) => ids))
  const byId = new Map(found.map((article) => [article.id, article]))
  const groups = wanted.flatMap(({ section, ids }) => {
    const articles = ids.flatMap((id) => byId.get(id) ?? [])
    return section === undefined ? groupBySection(articles) : articles.length > 0 ? [{ section, articles }] : []
  })
  return {
    groups,
    restCount: shown.restIds.length - page * PAGE_SIZE,
    page,
    pages,
    firstNumber: page === 0 ? 1 : listedIds(shown, page - 1).length + 1,
    fromAt: shown.fromAt,
    untilAt: shown.untilAt,
    zone: shown.zone,
    at: shown.sentAt,
    mode: shown.slotAt === undefined ? 'asked' : 'scheduled',
    correctedSince: shown.sentAt,
  }
}

/** What the numbers of a digest turned to `page` mean: the chosen ones, then the rest page by page. */
export function listedIds(shown: ShownDigest, page: number): string[] {
  const first = shown.groups.flatMap((group) => group.articles.map((article) => article.id))
  return [...first, ...shown.restIds.slice(0, page * PAGE_SIZE)]
}

function pageCount(restIds: string[]): number {
  return 1 + Math.ceil(restIds.length / PAGE_SIZE)
}

function groupBySection(articles: Article[]): DigestGroup[] {
  const groups = new Map<string, Article[]>()
  for (const article of articles) {
    const section = article.section ?? 'other'
    groups.set(section, [...(groups.get(section) ?? []), article])
  }
  return [...groups].map(([section, members]) => ({ section, articles: members }))
}
