// What a button asks for, as callback data (Bot API: 1–64 bytes). Data from Telegram is hostile: parse, never trust.
import { ALERT_LEVELS, type AlertLevel } from '#domain/alert'
import type { TextForm } from '#domain/text-form'

export type Action =
  /** Full text of an article, as a new message. */
  | { kind: 'read'; id: string }
  /** The same as plain pages; `page` from 0, shown by editing the message. */
  | { kind: 'page'; id: string; page: number }
  /** The page on which a question of an interview stands; `number` from 1. */
  | { kind: 'question'; id: string; number: number }
  /** The text in this form, now and from now on. */
  | { kind: 'form'; id: string; form: TextForm }
  /** The digest of a window turned to a page, from 0. Seconds, so that it fits. */
  | { kind: 'more'; fromSec: number; untilSec: number; page: number }
  /** Newest headlines, one page of ten; `section` empty for all; articles that counted up to `untilSec`. */
  | { kind: 'latest'; section: string; untilSec: number; page: number }
  | { kind: 'interviews'; untilSec: number; page: number }
  /** The chat's bookmarks, one page of ten; `isRemoving`: its numbers remove instead of opening. */
  | { kind: 'saved'; page: number; isRemoving: boolean }
  | { kind: 'save'; id: string }
  /** `page`: of the list it is removed from, which is then shown again. */
  | { kind: 'unsave'; id: string; page?: number }
  /** A search of the chat; `id` names its words, which would not fit. `everywhere`: in all languages. */
  | { kind: 'search'; id: string; everywhere: boolean; untilSec: number; page: number }
  /** Shows a screen: settings, topics, languages … as an edit of the message. */
  | { kind: 'show'; screen: Screen }
  /** Sets one setting. */
  | { kind: 'set'; what: Setting; value: string }
  | { kind: 'do'; what: Deed }
  /** Follows a phrase again that was just given up; short ones only (`MOST_PHRASE_BYTES`). */
  | { kind: 'follow'; phrase: string }
  /** Follows a phrase no longer; `id` is its `phraseId`, so that an old button never removes another one. */
  | { kind: 'unfollow'; place: UnfollowPlace; id: string }
  /** Follows the story of an article, or no longer. */
  | { kind: 'follow-story' | 'unfollow-story'; place: StoryPlace; id: string }
  /**
   * An editor's press on a broadcast's card; `value`: a language, a section, a level, a version, or the page of the list
   * (`id` is 0 then).
   */
  | { kind: 'broadcast'; what: BroadcastAct; id: string; value: string }
  /** Opens the card that sends an article as breaking news. */
  | { kind: 'breaking'; id: string; level: AlertLevel }
  /** An editor's press at the desk; `subject`: an editor's, a feed's or a broadcast's id, or a chart's theme. */
  | { kind: 'desk'; what: DeskAct; subject: string; page: number }

const SCREENS = [
  'settings',
  'topics',
  'schedule',
  'timezone',
  'language',
  'second',
  'privacy',
  'forget',
  'help',
  'following',
  'alerts',
  'pause',
] as const
export type Screen = (typeof SCREENS)[number]

const SETTINGS = [
  'topic',
  'time',
  'zone',
  'language',
  'second',
  'quiet',
  'sponsored',
  'empty',
  'alerts',
  'cap',
  'pause',
  'here',
  'form',
] as const
export type Setting = (typeof SETTINGS)[number]

const DEEDS = [
  'digest',
  'subscribe',
  'stop',
  'export',
  'forget',
  'ask-time',
  'ask-city',
  'cancel',
  'close',
  'resume',
  'ask-channel',
] as const
export type Deed = (typeof DEEDS)[number]

/** Where the button stands: under an alert, in the list of words, under the sentence that a word is followed. */
const PLACES = { a: 'alert', l: 'list', n: 'notice' } as const
export type UnfollowPlace = (typeof PLACES)[keyof typeof PLACES]

/** Where the toggle stands: under the article, under an alert, in the list of what is followed. */
const STORY_PLACES = { t: 'article', a: 'alert', l: 'list' } as const
export type StoryPlace = (typeof STORY_PLACES)[keyof typeof STORY_PLACES]

/** UTF-8 bytes a phrase may have to fit a button. */
export const MOST_PHRASE_BYTES = 62

const BROADCAST_ACTS = [
  'content',
  'audience',
  'readers',
  'everyone',
  'languages',
  'language',
  'sections',
  'section',
  'test',
  'time',
  'now',
  'later',
  'level',
  'version',
  'send',
  'drop',
  'approve',
  'release',
  'again',
  'withdraw',
  'show',
  'pause',
  'resume',
  'cancel',
  'overdue',
  'list',
  'recall',
  'retract',
  'keep',
  'preview',
  'retime',
  'start',
  'start-sure',
  'cancel-sure',
  'leave',
  'take-over',
  'correct',
  'rewrite',
] as const
export type BroadcastAct = (typeof BROADCAST_ACTS)[number]

const DESK_ACTS = ['editors', 'remove', 'remove-sure', 'audit', 'history', 'chart', 'feeds', 'poll'] as const
export type DeskAct = (typeof DESK_ACTS)[number]

const ID = /^[A-Za-z0-9_-]{1,60}$/
const NUMBER = /^\d{1,12}$/

/** Callback data of an action, at most 64 bytes for every valid id (60 characters). */
export function actionData(action: Action): string {
  switch (action.kind) {
    case 'read':
      return `r:${action.id}`
    case 'page':
      return `p${action.page}:${action.id}`
    case 'question':
      return `t${action.number}:${action.id}`
    case 'form':
      return `x${action.form.slice(0, 1)}:${action.id}`
    case 'more':
      return `m:${action.fromSec}:${action.untilSec}:${action.page}`
    case 'latest':
      return `l:${action.section}:${action.untilSec}:${action.page}`
    case 'interviews':
      return `i:${action.untilSec}:${action.page}`
    case 'saved':
      return `z:${action.page}:${action.isRemoving ? 'x' : ''}`
    case 'save':
      return `v:${action.id}`
    case 'unsave':
      return `n${action.page ?? ''}:${action.id}`
    case 'search':
      return `q:${action.id}:${action.everywhere ? 1 : 0}:${action.untilSec}:${action.page}`
    case 'show':
      return `s:${action.screen}`
    case 'set':
      return `e:${action.what}:${action.value}`
    case 'do':
      return `d:${action.what}`
    case 'follow':
      return `w:${action.phrase}`
    case 'unfollow':
      return `u:${action.place.slice(0, 1)}:${action.id}`
    case 'follow-story':
    case 'unfollow-story':
      return `${action.kind === 'follow-story' ? 'f' : 'g'}${action.place === 'article' ? 't' : action.place.slice(0, 1)}:${action.id}`
    case 'broadcast':
      return `b:${action.what}:${action.id}:${action.value}`
    case 'desk':
      return `o:${action.what}:${action.subject}:${action.page}`
    case 'breaking':
      return `k:${action.level.slice(0, 1)}:${action.id}`
  }
}

/** The action of callback data; undefined for what no button of ours carries. Ranges are checked, existence is not. */
export function parseAction(data: string): Action | undefined {
  const [head = '', ...rest] = data.split(':')
  const [first = '', second = '', third = '', fourth = ''] = rest
  const numbers = (...texts: string[]) => texts.every((text) => NUMBER.test(text))
  if (head === 'r' && ID.test(first)) return { kind: 'read', id: first }
  if (/^p\d{1,3}$/.test(head) && ID.test(first)) return { kind: 'page', id: first, page: Number(head.slice(1)) }
  if (/^t\d{1,2}$/.test(head) && ID.test(first)) return { kind: 'question', id: first, number: Number(head.slice(1)) }
  if (/^x[pr]$/.test(head) && ID.test(first)) return { kind: 'form', id: first, form: head === 'xr' ? 'rich' : 'pages' }
  if (head === 'm' && numbers(first, second, third))
    return { kind: 'more', fromSec: Number(first), untilSec: Number(second), page: Number(third) }
  if (head === 'l' && /^[\w-]{0,30}$/.test(first) && numbers(second, third))
    return { kind: 'latest', section: first, untilSec: Number(second), page: Number(third) }
  if (head === 'i' && numbers(first, second))
    return { kind: 'interviews', untilSec: Number(first), page: Number(second) }
  if (head === 'z' && /^\d{1,3}$/.test(first) && /^x?$/.test(second))
    return { kind: 'saved', page: Number(first), isRemoving: second === 'x' }
  if (head === 'v' && ID.test(first)) return { kind: 'save', id: first }
  if (/^n\d{0,2}$/.test(head) && ID.test(first))
    return { kind: 'unsave', id: first, ...(head === 'n' ? {} : { page: Number(head.slice(1)) }) }
  if (head === 'q' && /^[0-9a-z]{1,20}$/.test(first) && /^[01]$/.test(second) && numbers(third, fourth))
    return { kind: 'search', id: first, everywhere: second === '1', untilSec: Number(third), page: Number(fourth) }
  if (head === 's') return oneOf(SCREENS, first, (screen) => ({ kind: 'show', screen }))
  if (head === 'e') return oneOf(SETTINGS, first, (what) => ({ kind: 'set', what, value: rest.slice(1).join(':') }))
  if (head === 'd') return oneOf(DEEDS, first, (what) => ({ kind: 'do', what }))
  if (head === 'w' && rest.join('') !== '') return { kind: 'follow', phrase: rest.join(':') }
  if (head === 'u' && /^[0-9a-z]{1,20}$/.test(second))
    return oneOf(['a', 'l', 'n'] as const, first, (place) => ({ kind: 'unfollow', place: PLACES[place], id: second }))
  const [, story, letter] = /^([fg])([tal])$/.exec(head) ?? []
  if (story !== undefined && ID.test(first)) {
    const kind = story === 'f' ? 'follow-story' : 'unfollow-story'
    return oneOf(['t', 'a', 'l'] as const, letter ?? '', (place) => ({ kind, place: STORY_PLACES[place], id: first }))
  }
  if (head === 'b' && numbers(second) && /^[\w-]{0,30}$/.test(third))
    return oneOf(BROADCAST_ACTS, first, (what) => ({ kind: 'broadcast', what, id: second, value: third }))
  if (head === 'k' && ID.test(second)) {
    const level = ALERT_LEVELS.find((one) => one.slice(0, 1) === first)
    return level && { kind: 'breaking', id: second, level }
  }
  if (head === 'o' && /^[A-Za-z0-9_-]{0,40}$/.test(second) && /^\d{1,3}$/.test(third))
    return oneOf(DESK_ACTS, first, (what) => ({ kind: 'desk', what, subject: second, page: Number(third) }))
  return undefined
}

const EDITORS_BUTTONS = { b: 'broadcast', k: 'breaking', o: 'desk' } as const

/** Which of the editors' buttons this data claims to be of, well formed or not; undefined for a reader's. */
export function editorsButton(data: string): Extract<Action['kind'], 'broadcast' | 'breaking' | 'desk'> | undefined {
  const [head = ''] = data.split(':')
  return head === 'b' || head === 'k' || head === 'o' ? EDITORS_BUTTONS[head] : undefined
}

function oneOf<T extends string>(known: readonly T[], text: string, make: (value: T) => Action): Action | undefined {
  const value = known.find((candidate) => candidate === text)
  return value === undefined ? undefined : make(value)
}
