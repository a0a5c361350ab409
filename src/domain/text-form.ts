// The two forms of an article's full text: ordinary pages, which every client shows, and the rich form, which not all do.

/** What the operator allows: `offer` a button for the rich form, `on` the rich form first, `off` never. */
export const RICH_MESSAGES = ['offer', 'off', 'on'] as const
export type RichMessages = (typeof RICH_MESSAGES)[number]

export type TextForm = 'pages' | 'rich'

/** The form a text of so many pages comes in; `chosen`: by the chat. */
export function firstForm(allowed: RichMessages, chosen: TextForm | undefined, pages: number): TextForm {
  return offersRich(allowed, pages) ? (chosen ?? usualForm(allowed)) : 'pages'
}

/** Whether the pages have a button for the rich form. */
export function offersRich(allowed: RichMessages, pages: number): boolean {
  return allowed === 'on' || (allowed === 'offer' && pages > 1)
}

/** The form of long texts for a chat that chose none. */
export function usualForm(allowed: RichMessages): TextForm {
  return allowed === 'on' ? 'rich' : 'pages'
}
