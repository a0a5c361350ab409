// Where one is, as it stands in the address and in what the tab remembers: a reload stays there, and two tabs can be
// two people. Pure.

export type Place = { player: number; chat: number }

/** `#as=ID&chat=ID` of the address, else what the tab kept; zeros for neither. */
export function readPlace(hash: string, kept: string | null): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const source = given.has('as') ? given : new URLSearchParams(kept ?? '')
  return { player: Number(source.get('as')) || 0, chat: Number(source.get('chat')) || 0 }
}

/** The same as text, for both. */
export function placeText({ player, chat }: Place): string {
  return `as=${player}&chat=${chat}`
}
