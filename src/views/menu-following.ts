// Followed words: the list with a button to remove each, and what is said when one comes or goes.
import { phraseId } from '#domain/follow'
import type { FollowedStory } from '#domain/story'
import type { Locale } from '#locale'
import { actionData, MOST_PHRASE_BYTES, type UnfollowPlace } from './action.ts'
import { cleanText, cutText, escapeHtml } from './html.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { alertsButton, followingButton, settingsButton } from './screen-buttons.ts'

const LONGEST_LABEL = 30
const LONGEST_STORY_LABEL = 48

/** How a line of phrases to follow went; each phrase at most 60 characters, at most 50 in all. */
export type FollowOutcome = {
  added: string[]
  /** Followed before, as the reader wrote them then. */
  known: string[]
  /** The first that was refused; `full`: there is no room for more. */
  refused?: { code: 'empty' | 'too-short' | 'too-long' | 'full'; part: string }
}

/** What a chat follows: its words, and its stories that are not over. */
export type Follows = { words: readonly string[]; stories: readonly FollowedStory[] }

/** The list, stories below the words; without words, how to follow one. `note`: HTML to say first. */
export function renderFollowing(
  { words, stories }: Follows,
  alertsOff: boolean,
  locale: Locale,
  note?: string,
): Message {
  const screen =
    words.length === 0
      ? locale.html('following-empty')
      : locale.html('following-screen', { count: words.length, words: namedWords(words) })
  const storyRows: Keyboard = stories.map(({ articleId, title }) => [
    {
      text: `✖️ ${cleanText(cutText(title, LONGEST_STORY_LABEL))}`,
      data: actionData({ kind: 'unfollow-story', place: 'list', id: articleId }),
    },
  ])
  const buttons = words.map((word) => removeButton(word, 'list', `✖️ ${labelOf(word)}`))
  const keyboard: Keyboard = buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []))
  const parts = [
    ...(note === undefined ? [] : [note]),
    screen,
    ...(stories.length === 0 ? [] : [locale.html('following-stories', { count: stories.length })]),
    ...(alertsOff ? [locale.html('follow-alerts-off')] : []),
  ]
  return {
    html: parts.join('\n\n'),
    keyboard: [...keyboard, ...storyRows, [alertsButton(locale), settingsButton(locale)]],
  }
}

/** What came of `/follow`, with a button to take it back. */
export function renderFollowed(outcome: FollowOutcome, alertsOff: boolean, locale: Locale): Message {
  const { added, known, refused } = outcome
  const lines = [
    ...(added.length === 0 ? [] : [`🔔 ${locale.html('follow-added', { words: namedWords(added) })}`]),
    ...(known.length === 0 ? [] : [locale.html('follow-known', { words: namedWords(known) })]),
    ...(refused === undefined ? [] : [locale.html(`follow-${refused.code}`, { part: cutText(refused.part, 60) })]),
    ...(alertsOff && added.length + known.length > 0 ? [locale.html('follow-alerts-off')] : []),
  ]
  const [word, ...others] = [...added, ...known]
  const undo = word !== undefined && others.length === 0 ? [[unfollowButton(word, 'notice', locale)]] : []
  return { html: lines.join('\n\n'), keyboard: [...undo, [followingButton(locale)]] }
}

/** That a phrase is followed no longer, with a button to follow it again where it fits one. */
export function renderUnfollowed(word: string, locale: Locale): Message {
  const again: Keyboard =
    utf8Length(word) > MOST_PHRASE_BYTES
      ? []
      : [[{ text: locale.text('button-follow-again'), data: actionData({ kind: 'follow', phrase: word }) }]]
  return {
    html: locale.html('unfollow-done', { words: namedWords([word]) }),
    keyboard: [...again, [followingButton(locale)]],
  }
}

/** "Unfollow Şuşa": works however the list has changed meanwhile. */
export function unfollowButton(word: string, place: UnfollowPlace, locale: Locale): Button {
  return removeButton(word, place, locale.text('button-unfollow', { word: labelOf(word) }))
}

function removeButton(word: string, place: UnfollowPlace, text: string): Button {
  return { text, data: actionData({ kind: 'unfollow', place, id: phraseId(word) }) }
}

function namedWords(words: readonly string[]): { html: string } {
  return { html: words.map((word) => `<b>${escapeHtml(word)}</b>`).join(', ') }
}

function labelOf(word: string): string {
  return cleanText(cutText(word, LONGEST_LABEL))
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
