// Changes of a broadcast, and on which condition they are made: several people may be at it. It writes nothing down.
import type { Broadcast, DeskCard } from './broadcast.ts'

/** What can be changed of one; `undefined` takes a field away. */
export type BroadcastChange = {
  [Field in Exclude<keyof Broadcast, 'id' | 'authorId'>]?: Broadcast[Field] | undefined
} & {
  /** Of one that another editor takes over. */
  authorId?: number
}

/** What somebody saw of one when they decided to change it. */
export type Expected = { version: number; approvals?: number; asked?: number; cards?: DeskCard[] }

/** From 1 on; every change of content, audience or time counts. */
export function versionOf({ version = 1 }: Pick<Broadcast, 'version'>): number {
  return version
}

/**
 * What somebody was shown of it: its version, and with it the `basis` that stands elsewhere and may change under it (''
 * where there is none). Short enough for a button.
 */
export function stampOf(broadcast: Pick<Broadcast, 'version'>, basis: string): string {
  return basis === '' ? String(versionOf(broadcast)) : `${versionOf(broadcast)}-${basis}`
}

/** The change as the next version of it, which nobody has approved yet. */
export function asNextVersion(broadcast: Broadcast, change: BroadcastChange): BroadcastChange {
  return { ...change, version: versionOf(broadcast) + 1, approvals: undefined, asked: undefined, released: undefined }
}

/** Whether it is still what was seen: of this version, with so many approvals, asked for on so many cards. */
export function isAsExpected(broadcast: Broadcast, expected: Expected | undefined): boolean {
  if (expected === undefined) return true
  const [given, cards] = [broadcast.approvals?.length ?? 0, broadcast.asked?.length ?? 0]
  const { version, approvals = given, asked = cards } = expected
  const isSame = expected.cards === undefined || namesOf(expected.cards) === namesOf(broadcast.cards ?? [])
  return versionOf(broadcast) === version && given === approvals && cards === asked && isSame
}

/** A store may give the fields of an object back in any order. */
function namesOf(cards: DeskCard[]): string {
  return cards.map(({ editorId, cardId }) => `${editorId}:${cardId}`).join()
}

/** More editors than that open no card of one broadcast at a time; the oldest is let go. */
const MOST_CARDS = 30

/** With this card among them: an editor has one, and as many reports as came. */
export function withCard(cards: DeskCard[], card: DeskCard): DeskCard[] {
  const isOlder = ({ editorId, isReport }: DeskCard) => editorId === card.editorId && isReport === card.isReport
  const others = card.isReport ? cards : cards.filter((one) => !isOlder(one))
  return [...others, card].slice(-MOST_CARDS)
}
