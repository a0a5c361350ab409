// The toggle that follows the story of an article. It shows its state.
import type { Locale } from '#locale'
import { actionData, type StoryPlace } from './action.ts'
import type { Button } from './message.ts'

/** `free`: not followed, and can be. */
export type StoryState = 'followed' | 'free'

export function storyButton(id: string, state: StoryState, place: StoryPlace, locale: Locale): Button {
  return state === 'followed'
    ? { text: locale.text('button-story-followed'), data: actionData({ kind: 'unfollow-story', place, id }) }
    : { text: locale.text('button-story'), data: actionData({ kind: 'follow-story', place, id }) }
}
